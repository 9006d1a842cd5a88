# SPDX-License-Identifier: MIT
"""os.path for paths as Windows writes them: with drives, UNC shares, and backslashes or slashes. Here for programs that
look at such paths; what asks the system asks the one that it runs on."""
import sys

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext', 'basename', 'dirname', 'commonprefix',
           'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount',
           'walk', 'expanduser', 'expandvars', 'normpath', 'abspath', 'splitunc', 'curdir', 'pardir', 'sep',
           'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames', 'relpath']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '\\'
altsep = '/'
pathsep = ';'
defpath = '.;C:\\bin'
devnull = 'nul'
supports_unicode_filenames = False

import genericpath
from genericpath import *
import os

# Either separator; `c in _SEPS` needs a `c` that is not empty.
_SEPS = '\\/'
_VARIABLE_CHARS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-'


def normcase(s):
    """The path in lower case, with backslashes."""
    return s.replace('/', '\\').lower()


def _share_end(p):
    """Where \\\\host\\share ends in `p`, or 0 if `p` does not begin so."""
    slashes = p.replace('/', '\\')
    if slashes[:2] != '\\\\' or slashes[2:3] == '\\':
        return 0
    host_end = slashes.find('\\', 2)
    if host_end < 0 or slashes[host_end + 1:host_end + 2] == '\\':
        return 0
    end = slashes.find('\\', host_end + 1)
    return len(p) if end < 0 else end


def splitdrive(p):
    """(drive, rest): the drive is a letter with its colon, a share (\\\\host\\share), or empty."""
    end = _share_end(p) or (2 if p[1:2] == ':' else 0)
    return p[:end] if end else '', p[end:]


def splitunc(p):
    """(share, rest): the share is \\\\host\\share, or empty. Both separators that begin it must be the same."""
    end = _share_end(p) if p[:1] == p[1:2] else 0
    return p[:end] if end else '', p[end:]


def isabs(s):
    """Does the path start at a root, of whatever drive?"""
    rest = splitdrive(s)[1]
    return rest != '' and rest[0] in _SEPS


def join(path, *paths):
    """Puts components together. One that starts at a root drops those before it, but for their drive if it has none
    itself; so does one of another drive."""
    drive, way = splitdrive(path)
    for part in paths:
        its_drive, its_way = splitdrive(part)
        if its_way and its_way[0] in _SEPS:
            drive = its_drive if its_drive or not drive else drive
            way = its_way
            continue
        if its_drive and its_drive.lower() != drive.lower():
            drive, way = its_drive, its_way
            continue
        drive = its_drive or drive
        if way and way[-1] not in _SEPS:
            way += '\\'
        way += its_way
    # A share needs a separator before what follows it; a drive does not: "c:x" is in its current folder.
    if way and way[0] not in _SEPS and drive and drive[-1] != ':':
        return drive + '\\' + way
    return drive + way


def split(p):
    """(head, tail): what stands before and after the last separator. The head loses its trailing separators, unless
    there is nothing else."""
    drive, way = splitdrive(p)
    cut = max(way.rfind('\\'), way.rfind('/')) + 1
    head, tail = way[:cut], way[cut:]
    return drive + (head.rstrip(_SEPS) or head), tail


def splitext(p):
    """(root, extension): the extension is empty or starts with the last dot of the last component."""
    return genericpath._splitext(p, sep, altsep, extsep)


def basename(p):
    """What follows the last separator."""
    return split(p)[1]


def dirname(p):
    """The head that split() gives."""
    return split(p)[0]


def islink(path):
    """False: such paths know no links."""
    return False


lexists = exists


def ismount(path):
    """Is it the root of a drive or a share?"""
    share, rest = splitunc(path)
    if share:
        return rest in ('', '/', '\\')
    return splitdrive(path)[1] in ('/', '\\')


def walk(top, func, arg):
    """Calls func(arg, folder, names) for `top` and every folder below it. `func` may change `names` in place to leave
    some out. os.walk() is the better tool."""
    genericpath._walk(top, func, arg, join, isdir)


def expanduser(path):
    """Replaces a leading ~ or ~user by that user's home folder, as HOME, USERPROFILE, or HOMEDRIVE and HOMEPATH tell
    it; without them the path stays as it is."""
    if path[:1] != '~':
        return path
    end = 1
    while end < len(path) and path[end] not in _SEPS:
        end += 1
    environ = os.environ
    home = environ.get('HOME')
    if home is None:
        home = environ.get('USERPROFILE')
    if home is None:
        if 'HOMEPATH' not in environ:
            return path
        home = join(environ.get('HOMEDRIVE', ''), environ['HOMEPATH'])
    if end > 1:
        # Homes lie side by side.
        home = join(dirname(home), path[1:end])
    return home + path[end:]


def _variable(name, as_written):
    """The value of an environment variable; as it was written if there is none."""
    value = os.environ.get(_native(name))
    if value is None:
        return as_written
    return value.decode(_encoding()) if isinstance(as_written, unicode) else value


def _encoding():
    return sys.getfilesystemencoding() or 'ascii'


def _native(name):
    return name.encode(_encoding()) if isinstance(name, unicode) else name


def expandvars(path):
    """Replaces $name, ${name} and %name% by environment variables. Unknown ones stay, as does what is between single
    quotes; $$ is a dollar sign, %% a percent sign."""
    if '$' not in path and '%' not in path:
        return path
    out = path[:0]
    at = 0
    while at < len(path):
        c = path[at]
        end = at + 1
        new = c
        if c == "'":
            close = path.find("'", end)
            end = len(path) if close < 0 else close + 1
            new = path[at:end]
        elif c == '%':
            close = path.find('%', end)
            if close == end:
                end += 1
            elif close < 0:
                end = len(path)
                new = path[at:]
            else:
                end = close + 1
                new = _variable(path[at + 1:close], path[at:end])
        elif c == '$':
            following = path[end:end + 1]
            if following == '$':
                end += 1
            elif following == '{':
                close = path.find('}', end)
                if close < 0:
                    end = len(path)
                    new = path[at:]
                else:
                    end = close + 1
                    new = _variable(path[at + 2:close], path[at:end])
            else:
                while end < len(path) and path[end] in _VARIABLE_CHARS:
                    end += 1
                if end > at + 1:
                    new = _variable(path[at + 1:end], path[at:end])
        out += new
        at = end
    return out


def normpath(path):
    """The shortest way to write a path: single backslashes, no "." and, as far as possible, no ".."."""
    if path.startswith(('\\\\.\\', '\\\\?\\')):
        # Names of devices and literal paths are taken as they are.
        return path
    drive, way = splitdrive(path.replace('/', '\\'))
    names = way.lstrip('\\')
    # All leading backslashes are kept where there is no drive, else one.
    lead = len(way) - len(names)
    root = drive + way[:lead if not drive else min(lead, 1)]
    kept = []
    for name in names.split('\\'):
        if name == '..' and kept and kept[-1] != '..':
            kept.pop()
        elif name == '..' and not kept and root.endswith('\\'):
            pass
        elif name not in ('', '.'):
            kept.append(name)
    if not root and not kept:
        return path[:0] + '.'
    return root + path[:0] + '\\'.join(kept)


def abspath(path):
    """The path from the root, seen from the current folder."""
    if not isabs(path):
        path = join(os.getcwdu() if isinstance(path, unicode) else os.getcwd(), path)
    return normpath(path)


realpath = abspath


def _root_and_names(path):
    """(is it on a share, drive or share, names from there) of an absolute path."""
    path = abspath(normpath(path))
    root, rest = splitunc(path)
    on_share = bool(root)
    if not on_share:
        root, rest = splitdrive(path)
    return on_share, root, [name for name in rest.split('\\') if name]


def relpath(path, start=curdir):
    """The way from the folder `start` to `path`. ValueError where they are on different drives or shares."""
    if not path:
        raise ValueError("no path specified")
    from_share, from_root, from_names = _root_and_names(start)
    share, root, names = _root_and_names(path)
    if share != from_share:
        raise ValueError("Cannot mix UNC and non-UNC paths (%s and %s)" % (path, start))
    if root.lower() != from_root.lower():
        what = "UNC root" if share else "drive"
        raise ValueError("path is on %s %s, start on %s %s" % (what, root, what, from_root))
    common = 0
    while common < min(len(names), len(from_names)) and names[common].lower() == from_names[common].lower():
        common += 1
    way = [pardir] * (len(from_names) - common) + names[common:]
    return join(*way) if way else curdir
