# SPDX-License-Identifier: MIT
"""Folders: making, copying, removing."""
import os

from distutils import log
from distutils.errors import DistutilsFileError, DistutilsInternalError

# Folders made by mkpath(), by absolute path: it does not look at these again, so somebody else must not remove them.
_path_created = {}


def mkpath(name, mode=0777, verbose=1, dry_run=0):
    """Makes a folder and those above it that are not there; returns the paths of those that it made.

    A DistutilsFileError where one cannot be made, a DistutilsInternalError for what is no text."""
    if not isinstance(name, basestring):
        raise DistutilsInternalError("mkpath: 'name' must be a string (got %r)" % (name,))
    name = os.path.normpath(name)
    created = []
    missing = []
    while name and not os.path.isdir(name) and os.path.abspath(name) not in _path_created:
        missing.append(name)
        name = os.path.dirname(name)
    for path in reversed(missing):
        if verbose >= 1:
            log.info('creating %s', path)
        if not dry_run:
            try:
                os.mkdir(path, mode)
            except OSError as e:
                # Somebody else may have made it meanwhile.
                if not os.path.isdir(path):
                    raise DistutilsFileError("could not create '%s': %s" % (path, e.args[-1]))
            created.append(path)
        _path_created[os.path.abspath(path)] = 1
    return created


def create_tree(base_dir, files, mode=0777, verbose=1, dry_run=0):
    """Makes all folders that `files`, paths below `base_dir`, need."""
    for folder in sorted(set([os.path.join(base_dir, os.path.dirname(file)) for file in files])):
        mkpath(folder, mode, verbose=verbose, dry_run=dry_run)


def copy_tree(src, dst, preserve_mode=1, preserve_times=1, preserve_symlinks=0, update=0, verbose=1, dry_run=0):
    """Copies what is in folder `src` into folder `dst`, which it makes; returns the paths of the copies.

    Links are followed, except with `preserve_symlinks`; with `update` only what is newer is copied. Files whose names
    begin with `.nfs` are left out. A DistutilsFileError where there is no such folder."""
    from distutils.file_util import copy_file
    if not dry_run and not os.path.isdir(src):
        raise DistutilsFileError("cannot copy tree '%s': not a directory" % src)
    try:
        names = os.listdir(src)
    except OSError as e:
        if not dry_run:
            raise DistutilsFileError("error listing files in '%s': %s" % (src, e.strerror))
        names = []
    if not dry_run:
        mkpath(dst, verbose=verbose)
    copies = []
    for name in names:
        source, target = os.path.join(src, name), os.path.join(dst, name)
        if name.startswith('.nfs'):
            continue
        if preserve_symlinks and os.path.islink(source):
            link = os.readlink(source)
            if verbose >= 1:
                log.info('linking %s -> %s', target, link)
            if not dry_run:
                os.symlink(link, target)
            copies.append(target)
        elif os.path.isdir(source):
            copies.extend(copy_tree(source, target, preserve_mode, preserve_times, preserve_symlinks, update, verbose,
                                    dry_run))
        else:
            copy_file(source, target, preserve_mode, preserve_times, update, None, verbose, dry_run)
            copies.append(target)
    return copies


def _paths(folder):
    """What is in a folder, and at last itself, each with the function that removes it."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            for entry in _paths(path):
                yield entry
        else:
            yield os.remove, path
    yield os.rmdir, folder


def remove_tree(directory, verbose=1, dry_run=0):
    """Removes a folder and all in it. What cannot be removed is told as a warning; an OSError where there is no folder."""
    if verbose >= 1:
        log.info("removing '%s' (and everything under it)", directory)
    if dry_run:
        return
    for remove, path in list(_paths(directory)):
        try:
            remove(path)
        except EnvironmentError as e:
            log.warn('error removing %s: %s', directory, e)
        else:
            _path_created.pop(os.path.abspath(path), None)


def ensure_relative(path):
    """An absolute path without its first slash."""
    return path[1:] if path[:1] == os.sep else path
