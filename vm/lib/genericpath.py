# SPDX-License-Identifier: MIT
"""The functions of os.path that do not depend on how the system writes paths."""
import stat

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdir', 'isfile']

# For ntpath and others like it.
_unicode = unicode


def exists(path):
    """Is there something at `path`? Links are followed, so a dangling one does not count."""
    try:
        os.stat(path)
        return True
    except os.error:
        return False


def isfile(path):
    """Does `path` lead to a regular file?"""
    try:
        mode = os.stat(path).st_mode
    except os.error:
        return False
    return stat.S_ISREG(mode)


def isdir(s):
    """Does `s` lead to a folder?"""
    try:
        mode = os.stat(s).st_mode
    except os.error:
        return False
    return stat.S_ISDIR(mode)


def getsize(filename):
    """Size in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """Time of the last change of the content, in seconds since 1970."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """Time of the last access, in seconds since 1970."""
    return os.stat(filename).st_atime


def getctime(filename):
    """Time of the last change of the inode, in seconds since 1970."""
    return os.stat(filename).st_ctime


def commonprefix(m):
    """The longest start that all members of `m` share, item by item (so it need not end at a separator)."""
    if not m:
        return ''
    # What the smallest and the largest share, everything between them shares too.
    low, high = min(m), max(m)
    for n in xrange(len(low)):
        if n >= len(high) or low[n] != high[n]:
            return low[:n]
    return low


def _splitext(p, sep, altsep, extsep):
    # Dots that lead the last component (as in '.profile') start no extension.
    start = p.rfind(sep) + 1
    if altsep:
        start = max(start, p.rfind(altsep) + 1)
    dot = p.rfind(extsep)
    if dot > start and p[start:dot].strip(extsep):
        return p[:dot], p[dot:]
    return p, ''


def _walk(top, func, arg, join, is_folder):
    # The `walk` of a module with that `join`.
    import warnings
    warnings.warnpy3k("In 3.x, os.path.walk is removed in favor of os.walk.", stacklevel=3)
    try:
        names = os.listdir(top)
    except os.error:
        return
    func(arg, top, names)
    for name in names:
        below = join(top, name)
        if is_folder(below):
            _walk(below, func, arg, join, is_folder)


# os imports posixpath, which takes all of the above: this module may be the first.
import os
