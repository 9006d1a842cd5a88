# SPDX-License-Identifier: MIT
"""How the digits of numbers are put into groups, as localeconv() says: for locale and decimal."""

# In a list of sizes: no more groups.
NO_MORE = 127


def group_sizes(grouping):
    """The sizes of groups from the right; 0 in the list repeats the one before for ever."""
    last = None
    for size in grouping:
        if size == NO_MORE:
            return
        if size == 0:
            if last is None:
                raise ValueError('invalid grouping')
            while True:
                yield last
        yield size
        last = size
