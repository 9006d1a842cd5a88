# SPDX-License-Identifier: MIT
"""Finds the files whose paths fit a pattern of the shell. Names with a leading dot are found only by patterns that have
one too."""
import fnmatch
import os
import re
import sys

__all__ = ["glob", "iglob"]

magic_check = re.compile('[*?[]')


def has_magic(s):
    """Is there anything in `s` that makes it a pattern?"""
    return magic_check.search(s) is not None


def glob(pathname):
    """List of the paths that fit, in no particular order."""
    return list(iglob(pathname))


def iglob(pathname):
    """Generates the paths that fit."""
    folder, name = os.path.split(pathname)
    if not has_magic(pathname):
        # A path that ends in a slash must be a folder.
        if os.path.lexists(pathname) if name else os.path.isdir(folder):
            yield pathname
        return
    if not folder:
        for found in glob1(os.curdir, name):
            yield found
        return
    # split('//') gives '//' itself as the folder: there is nothing above it.
    folders = iglob(folder) if folder != pathname and has_magic(folder) else [folder]
    inside = glob1 if has_magic(name) else glob0
    for place in folders:
        for found in inside(place, name):
            yield os.path.join(place, found)


def glob1(dirname, pattern):
    """List of the names in a folder that fit a pattern."""
    if not dirname:
        dirname = os.curdir
    if isinstance(pattern, unicode) and not isinstance(dirname, unicode):
        dirname = unicode(dirname, sys.getfilesystemencoding() or sys.getdefaultencoding())
    try:
        names = os.listdir(dirname)
    except os.error:
        return []
    if pattern[:1] != '.':
        names = [name for name in names if name[:1] != '.']
    return fnmatch.filter(names, pattern)


def glob0(dirname, basename):
    """[basename] if the folder has it, else []."""
    if os.path.lexists(os.path.join(dirname, basename)) if basename else os.path.isdir(dirname):
        return [basename]
    return []
