# SPDX-License-Identifier: MIT
"""Random calls of library functions, each written with what came of it, for comparing two Pythons.

A program of this folder is named like its subject and is called with a seed and a number:

    from probe import Probe
    p = Probe()
    for r in p.rounds():                  # `r`: the random numbers of one round
        p.call('textwrap.wrap', textwrap.wrap, p.text(r), width=r.randrange(-1, 9))

Both Pythons have the same Mersenne Twister and hashes, so they make the same calls. One line is one call; a round depends
on nothing but its own seed, so that one round can be run again alone (`PROGRAM seed 1`).
"""
import random
import re
import sys

_ADDRESS = re.compile(r'\b0x[0-9a-f]{6,}L?')


class Probe(object):
    """Makes the rounds and writes the calls."""

    def __init__(self):
        self.first, self.count = int(sys.argv[1]), int(sys.argv[2])

    def rounds(self):
        """A `random.Random` for each round."""
        for seed in range(self.first, self.first + self.count):
            print '# %d' % seed
            yield random.Random(seed)

    def call(self, name, function, *args, **keywords):
        """Calls, and writes the result or the exception; returns the result, or None."""
        shown = ', '.join([repr(a) for a in args] + ['%s=%r' % pair for pair in sorted(keywords.items())])
        return self.run('%s(%s)' % (name, shown), lambda: function(*args, **keywords))

    def run(self, label, function):
        """The same for a function of nothing, with a description of what it does."""
        try:
            result = function()
        except Exception as e:
            result, shown = None, '%s: %s' % (type(e).__name__, _text(e))
        else:
            shown = repr(result)
        print _ADDRESS.sub('0x', '%s -> %s' % (label, shown)).replace('\n', '\\n')
        return result


def _text(e):
    try:
        return str(e)
    except UnicodeError:
        return repr(e.args)


def text(r, alphabet, most=12):
    """A text of at most `most` of the pieces of an alphabet: a string, or a list of strings."""
    return type(alphabet[0])().join([r.choice(alphabet) for _ in range(r.randrange(most + 1))])
