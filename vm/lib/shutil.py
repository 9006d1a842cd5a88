# SPDX-License-Identifier: MIT
"""Copies, moves and removes files and whole trees of folders; makes archives of them."""
import errno
import os
import stat
from os.path import abspath

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
           "SpecialFileError", "ExecError", "make_archive", "get_archive_formats", "register_archive_format",
           "unregister_archive_format", "ignore_patterns"]


class Error(EnvironmentError):
    """A copy or move cannot be made, or parts of it failed (then args[0] is the list of what and why)."""


class SpecialFileError(EnvironmentError):
    """Not possible with such a file, for example a pipe."""


class ExecError(EnvironmentError):
    """A program could not be run."""


try:
    WindowsError
except NameError:
    WindowsError = None


# --- Files

def copyfileobj(fsrc, fdst, length=16 * 1024):
    """Copies what is left of one open file into another, `length` bytes at a time."""
    data = fsrc.read(length)
    while data:
        fdst.write(data)
        data = fsrc.read(length)


def _samefile(src, dst):
    if hasattr(os.path, 'samefile'):
        try:
            return os.path.samefile(src, dst)
        except OSError:
            return False
    return os.path.normcase(os.path.abspath(src)) == os.path.normcase(os.path.abspath(dst))


def copyfile(src, dst):
    """Copies the content of a file."""
    if _samefile(src, dst):
        raise Error("`%s` and `%s` are the same file" % (src, dst))
    for path in src, dst:
        try:
            mode = os.stat(path).st_mode
        except OSError:
            continue  # the target is most likely not there yet
        if stat.S_ISFIFO(mode):
            raise SpecialFileError("`%s` is a named pipe" % path)
    with open(src, 'rb') as source:
        with open(dst, 'wb') as target:
            copyfileobj(source, target)


def copymode(src, dst):
    """Copies the permissions."""
    if hasattr(os, 'chmod'):
        os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst):
    """Copies permissions, times and flags."""
    info = os.stat(src)
    if hasattr(os, 'utime'):
        os.utime(dst, (info.st_atime, info.st_mtime))
    if hasattr(os, 'chmod'):
        os.chmod(dst, stat.S_IMODE(info.st_mode))
    if hasattr(os, 'chflags') and hasattr(info, 'st_flags'):
        try:
            os.chflags(dst, info.st_flags)
        except OSError as e:
            for name in 'EOPNOTSUPP', 'ENOTSUP':
                if e.errno == getattr(errno, name, None):
                    break
            else:
                raise


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst):
    """Copies content and permissions; `dst` may be a folder."""
    dst = _target(src, dst)
    copyfile(src, dst)
    copymode(src, dst)


def copy2(src, dst):
    """Copies content, permissions and times; `dst` may be a folder."""
    dst = _target(src, dst)
    copyfile(src, dst)
    copystat(src, dst)


# --- Trees

def ignore_patterns(*patterns):
    """A function for copytree()'s `ignore` that leaves out the names that fit one of the patterns."""
    import fnmatch

    def ignored(path, names):
        return set(name for pattern in patterns for name in fnmatch.filter(names, pattern))

    return ignored


def copytree(src, dst, symlinks=False, ignore=None):
    """Copies a folder with all in it to `dst`, which must not exist. Links stay links with `symlinks`, else what they
    lead to is copied. ignore(folder, names) returns the names to leave out. Errors are collected and raised as one
    Error at the end."""
    names = os.listdir(src)
    left_out = ignore(src, names) if ignore is not None else ()
    os.makedirs(dst)
    errors = []
    for name in names:
        if name in left_out:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if symlinks and os.path.islink(source):
                os.symlink(os.readlink(source), target)
            elif os.path.isdir(source):
                copytree(source, target, symlinks, ignore)
            else:
                copy2(source, target)
        except Error as e:
            errors.extend(e.args[0])
        except EnvironmentError as e:
            errors.append((source, target, str(e)))
    try:
        copystat(src, dst)
    except OSError as e:
        if WindowsError is None or not isinstance(e, WindowsError):
            errors.append((src, dst, str(e)))
    if errors:
        raise Error(errors)


def _ignored(function, path, exc_info):
    pass


def _raised_again(function, path, exc_info):
    raise


def rmtree(path, ignore_errors=False, onerror=None):
    """Removes a folder with all in it. Errors are raised, or ignored, or handed to onerror(function, path, exc_info)
    and then the rest goes on."""
    import sys
    if ignore_errors or onerror is None:
        onerror = _ignored if ignore_errors else _raised_again
    try:
        if os.path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
    except OSError:
        onerror(os.path.islink, path, sys.exc_info())
        return
    names = []
    try:
        names = os.listdir(path)
    except os.error:
        onerror(os.listdir, path, sys.exc_info())
    for name in names:
        inside = os.path.join(path, name)
        try:
            mode = os.lstat(inside).st_mode
        except os.error:
            mode = 0
        if stat.S_ISDIR(mode):
            rmtree(inside, ignore_errors, onerror)
        else:
            try:
                os.remove(inside)
            except os.error:
                onerror(os.remove, inside, sys.exc_info())
    try:
        os.rmdir(path)
    except os.error:
        onerror(os.rmdir, path, sys.exc_info())


def _basename(path):
    # The last component, whether or not a slash follows.
    return os.path.basename(path.rstrip(os.path.sep + (os.path.altsep or '')))


def _destinsrc(src, dst):
    src, dst = [path if path.endswith(os.path.sep) else path + os.path.sep for path in (abspath(src), abspath(dst))]
    return dst.startswith(src)


def move(src, dst):
    """Moves a file or folder, into `dst` if that is a folder. To another file system it is copied and removed."""
    target = dst
    if os.path.isdir(dst):
        if _samefile(src, dst):
            # On a file system that ignores case, only the spelling of the name may change.
            os.rename(src, dst)
            return
        target = os.path.join(dst, _basename(src))
        if os.path.exists(target):
            raise Error("Destination path '%s' already exists" % target)
    try:
        os.rename(src, target)
    except OSError:
        if os.path.isdir(src):
            if _destinsrc(src, dst):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
            copytree(src, target, symlinks=True)
            rmtree(src)
        else:
            copy2(src, target)
            os.unlink(src)


# --- Archives

def _get_id(lookup, name):
    # The number of a user or group, or None.
    if name is None:
        return None
    try:
        module = __import__('pwd' if lookup == 'getpwnam' else 'grp')
        return getattr(module, lookup)(name)[2]
    except (ImportError, KeyError):
        return None


def _get_gid(name):
    return _get_id('getgrnam', name)


def _get_uid(name):
    return _get_id('getpwnam', name)


def _adopter(owner, group):
    # What gives members of an archive to a user and a group, by name, where there are such ones.
    uid, gid = _get_uid(owner), _get_gid(group)

    def adopt(member):
        if gid is not None:
            member.gid, member.gname = gid, group
        if uid is not None:
            member.uid, member.uname = uid, owner
        return member
    return adopt


def _make_folder_for(path, dry_run, logger):
    folder = os.path.dirname(path)
    if folder and not os.path.exists(folder):
        if logger is not None:
            logger.info("creating %s", folder)
        if not dry_run:
            os.makedirs(folder)


def _make_tarball(base_name, base_dir, compress="gzip", verbose=0, dry_run=0, owner=None, group=None, logger=None):
    # base_name.tar, perhaps compressed; all members belong to `owner` and `group` if these are given.
    kinds = {None: ('', ''), '': ('', ''), 'gzip': ('gz', '.gz'), 'bzip2': ('bz2', '.bz2')}
    if compress not in kinds or compress == '':
        raise ValueError("bad value for 'compress', or compression format not supported : {0}".format(compress))
    kind, extension = kinds[compress]
    path = base_name + '.tar' + extension
    _make_folder_for(path, dry_run, logger)
    import tarfile
    if logger is not None:
        logger.info('Creating tar archive')
    if not dry_run:
        archive = tarfile.open(path, 'w|%s' % kind)
        try:
            archive.add(base_dir, filter=_adopter(owner, group))
        finally:
            archive.close()
    return path


def _call_external_zip(base_dir, zip_filename, verbose, dry_run, logger):
    # For a Python without zlib.
    command = ['zip', '-r' if verbose else '-rq', zip_filename, base_dir]
    if logger is not None:
        logger.info(' '.join(command))
    if dry_run:
        return
    import subprocess
    try:
        subprocess.check_call(command)
    except subprocess.CalledProcessError:
        raise ExecError("unable to create zip file '%s': could neither import the 'zipfile' module nor find a "
                        "standalone zip utility" % zip_filename)


def _make_zipfile(base_name, base_dir, verbose=0, dry_run=0, logger=None):
    path = base_name + ".zip"
    _make_folder_for(path, dry_run, logger)
    try:
        import zlib
        import zipfile
    except ImportError:
        _call_external_zip(base_dir, path, verbose, dry_run, logger)
        return path
    if logger is not None:
        logger.info("creating '%s' and adding '%s' to it", path, base_dir)
    if dry_run:
        return path

    def add(place):
        place = os.path.normpath(place)
        archive.write(place, place)
        if logger is not None:
            logger.info("adding '%s'", place)

    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        if os.path.normpath(base_dir) != os.curdir:
            add(base_dir)
        for folder, folders, files in os.walk(base_dir):
            for name in sorted(folders):
                add(os.path.join(folder, name))
            for name in files:
                if os.path.isfile(os.path.join(folder, name)):
                    add(os.path.join(folder, name))
    return path


# name -> (function, keyword arguments for it as pairs, description)
_ARCHIVE_FORMATS = {
    'gztar': (_make_tarball, [('compress', 'gzip')], "gzip'ed tar-file"),
    'bztar': (_make_tarball, [('compress', 'bzip2')], "bzip2'ed tar-file"),
    'tar': (_make_tarball, [('compress', None)], "uncompressed tar file"),
    'zip': (_make_zipfile, [], "ZIP file"),
}


def get_archive_formats():
    """List of (name, description), sorted."""
    return sorted((name, entry[2]) for name, entry in _ARCHIVE_FORMATS.items())


def register_archive_format(name, function, extra_args=None, description=''):
    """Adds a format: function(base_name, base_dir, **keywords) makes an archive and returns its path. `extra_args` are
    pairs of a keyword and its value."""
    if extra_args is None:
        extra_args = []
    if not callable(function):
        raise TypeError('The %s object is not callable' % function)
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    for element in extra_args:
        if not isinstance(element, (tuple, list)) or len(element) != 2:
            raise TypeError('extra_args elements are : (arg_name, value)')
    _ARCHIVE_FORMATS[name] = function, extra_args, description


def unregister_archive_format(name):
    """Takes a format out."""
    del _ARCHIVE_FORMATS[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None,
                 logger=None):
    """Makes an archive and returns its path. `base_name` is that path without extension. From the folder `root_dir`
    (default: the present one) everything below `base_dir` (default: all) is archived. With `dry_run` nothing
    happens but messages to `logger`."""
    back = os.getcwd()
    base_dir = os.curdir if base_dir is None else base_dir
    if root_dir is not None:
        base_name = os.path.abspath(base_name)
        if logger is not None:
            logger.debug("changing into '%s'", root_dir)
        if not dry_run:
            os.chdir(root_dir)
    try:
        if format not in _ARCHIVE_FORMATS:
            raise ValueError("unknown archive format '%s'" % format)
        function, extra, _ = _ARCHIVE_FORMATS[format]
        settings = dict(extra, dry_run=dry_run, logger=logger)
        if format != 'zip':
            settings.update(owner=owner, group=group)
        return function(base_name, base_dir, **settings)
    finally:
        if root_dir is not None:
            if logger is not None:
                logger.debug("changing back to '%s'", back)
            os.chdir(back)
