# SPDX-License-Identifier: MIT
"""Files: copying, moving, writing."""
import errno
import os

from distutils import log
from distutils.dep_util import newer
from distutils.errors import DistutilsFileError

# What copy_file() says that it does, by `link`.
_ACTIONS = {None: 'copying', 'hard': 'hard linking', 'sym': 'symbolically linking'}


def _copy_contents(src, dst, size=16 * 1024):
    """Copies bytes into a new file, so that a hard link of `dst` keeps what it has."""
    with open(src, 'rb') as source:
        if os.path.exists(dst):
            try:
                os.unlink(dst)
            except OSError as e:
                raise DistutilsFileError("could not delete '%s': %s" % (dst, e.strerror))
        with open(dst, 'wb') as target:
            while True:
                piece = source.read(size)
                if not piece:
                    break
                target.write(piece)


def copy_file(src, dst, preserve_mode=1, preserve_times=1, update=0, link=None, verbose=1, dry_run=0):
    """Copies a file to a path, or into a folder; returns its new path, and whether it was copied.

    With `update` only if it is newer. `link` makes a link instead, `hard` (or else a copy) or `sym`. A
    DistutilsFileError where there is no such file, a ValueError for another `link`."""
    if not os.path.isfile(src):
        raise DistutilsFileError("can't copy '%s': doesn't exist or not a regular file" % src)
    folder = os.path.dirname(dst)
    if os.path.isdir(dst):
        folder = dst
        dst = os.path.join(dst, os.path.basename(src))
    if update and not newer(src, dst):
        if verbose >= 1:
            log.debug('not copying %s (output up-to-date)', src)
        return dst, 0
    if link not in _ACTIONS:
        raise ValueError("invalid value '%s' for 'link' argument" % link)
    if verbose >= 1:
        same = os.path.basename(dst) == os.path.basename(src)
        log.info('%s %s -> %s', _ACTIONS[link], src, folder if same else dst)
    if dry_run:
        return dst, 1
    if link is not None:
        if os.path.exists(dst) and os.path.samefile(src, dst):
            return dst, 1
        if link == 'sym':
            os.symlink(src, dst)
            return dst, 1
        try:
            os.link(src, dst)
            return dst, 1
        except OSError:
            # There is something already, or it is another file system: a copy will do.
            pass
    _copy_contents(src, dst)
    status = os.stat(src)
    # Times first: the mode may forbid changing them.
    if preserve_times:
        os.utime(dst, (status.st_atime, status.st_mtime))
    if preserve_mode:
        os.chmod(dst, status.st_mode & 07777)
    return dst, 1


def move_file(src, dst, verbose=1, dry_run=0):
    """Moves a file to a path, where nothing may be, or into a folder; returns its new path.

    A DistutilsFileError where it cannot be moved."""
    if verbose >= 1:
        log.info('moving %s -> %s', src, dst)
    if dry_run:
        return dst
    if not os.path.isfile(src):
        raise DistutilsFileError("can't move '%s': not a regular file" % src)
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    elif os.path.exists(dst):
        raise DistutilsFileError("can't move '%s': destination '%s' already exists" % (src, dst))
    if not os.path.isdir(os.path.dirname(dst)):
        raise DistutilsFileError("can't move '%s': destination '%s' not a valid path" % (src, dst))
    try:
        os.rename(src, dst)
    except OSError as e:
        if e.errno != errno.EXDEV:
            raise DistutilsFileError("couldn't move '%s' to '%s': %s" % (src, dst, e.strerror))
        # Another file system.
        copy_file(src, dst, verbose=verbose)
        try:
            os.unlink(src)
        except OSError as e:
            os.unlink(dst)
            raise DistutilsFileError("couldn't move '%s' to '%s' by copy/delete: delete '%s' failed: %s" %
                                     (src, dst, src, e.strerror))
    return dst


def write_file(filename, contents):
    """Writes texts as the lines of a file."""
    with open(filename, 'w') as file:
        for line in contents:
            file.write(line + '\n')
