# SPDX-License-Identifier: MIT
"""Lists of the names in folders, read again only when a folder has changed."""
from warnings import warnpy3k
warnpy3k('the dircache module has been removed in Python 3.0', stacklevel=2)
del warnpy3k

import os

__all__ = ['listdir', 'opendir', 'annotate', 'reset']

cache = {}


def reset():
    """Forgets all lists."""
    global cache
    cache = {}


def listdir(path):
    """The names in a folder, sorted: the same list as long as the folder does not change. It must not be changed."""
    try:
        known_at, names = cache[path]
        del cache[path]
    except KeyError:
        known_at, names = -1, []
    changed_at = os.stat(path).st_mtime
    if changed_at != known_at:
        names = sorted(os.listdir(path))
    cache[path] = changed_at, names
    return names


opendir = listdir


def annotate(head, list):
    """Puts a slash behind those names in a list that are folders in `head`."""
    for i, name in enumerate(list):
        if os.path.isdir(os.path.join(head, name)):
            list[i] = name + '/'
