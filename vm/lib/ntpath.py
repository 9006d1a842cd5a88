# SPDX-License-Identifier: MIT
"""os.path for Windows, whose paths are written with backslashes: for programs that get such paths from elsewhere."""
import os
import stat
import string
import sys

import genericpath
from genericpath import *

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext', 'basename', 'dirname', 'commonprefix',
           'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount',
           'walk', 'expanduser', 'expandvars', 'normpath', 'abspath', 'splitunc', 'curdir', 'pardir', 'sep', 'pathsep',
           'defpath', 'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames', 'relpath']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '\\'
pathsep = ';'
altsep = '/'
defpath = '.;C:\\bin'
devnull = 'nul'
supports_unicode_filenames = False

_SLASHES = '/\\'


def normcase(s):
    """The path in small letters, with backslashes: case does not matter."""
    return s.replace('/', '\\').lower()


def isabs(s):
    """Whether a path starts at a root, of whatever drive."""
    rest = splitdrive(s)[1]
    return rest != '' and rest[:1] in _SLASHES


def join(path, *paths):
    """Puts components together, one backslash between them. One that is absolute, or on another drive, drops those
    before it."""
    drive, rest = splitdrive(path)
    for component in paths:
        its_drive, its_rest = splitdrive(component)
        if its_rest and its_rest[0] in _SLASHES:
            if its_drive or not drive:
                drive = its_drive
            rest = its_rest
            continue
        if its_drive and its_drive != drive:
            if its_drive.lower() != drive.lower():
                drive, rest = its_drive, its_rest
                continue
            drive = its_drive
        if rest and rest[-1] not in _SLASHES:
            rest += '\\'
        rest += its_rest
    # A server and a share need a root behind them.
    if rest and rest[0] not in _SLASHES and drive and drive[-1:] != ':':
        return drive + sep + rest
    return drive + rest


def _unc_length(p):
    """How long `\\\\server\\share` at the beginning of a path is; 0 where there is none."""
    slashed = p.replace('/', '\\')
    if slashed[:2] != '\\\\' or slashed[2:3] == '\\':
        return 0
    server = slashed.find('\\', 2)
    if server < 0:
        return 0
    share = slashed.find('\\', server + 1)
    if share == server + 1:
        return 0
    return len(p) if share < 0 else share


def splitdrive(p):
    """The drive `c:`, or `\\\\server\\share`, and the rest."""
    length = 2 if p[1:2] == ':' else _unc_length(p)
    return (p[:length], p[length:]) if length else ('', p)


def splitunc(p):
    """`\\\\server\\share` and the rest."""
    if p[1:2] == ':' or p[:1] + p[1:2] not in ('//', '\\\\'):
        return '', p
    length = _unc_length(p)
    return (p[:length], p[length:]) if length else ('', p)


def split(p):
    """All but the last component, and that."""
    drive, rest = splitdrive(p)
    place = max(rest.rfind('/'), rest.rfind('\\')) + 1
    head, tail = rest[:place], rest[place:]
    # Slashes at the end of the first stay only where it is nothing else.
    return drive + (head.rstrip(_SLASHES) or head), tail


def splitext(p):
    """All but the extension, and that, with its dot."""
    return genericpath._splitext(p, sep, altsep, extsep)


def basename(p):
    """The last component."""
    return split(p)[1]


def dirname(p):
    """All but the last component."""
    return split(p)[0]


def islink(path):
    """Whether a path is a link: there are none."""
    return False


lexists = exists


def ismount(path):
    """Whether a path is the root of a drive."""
    unc, rest = splitunc(path)
    if unc:
        return rest in ('', '/', '\\')
    rest = splitdrive(path)[1]
    return len(rest) == 1 and rest[0] in _SLASHES


def walk(top, func, arg):
    """Calls func(arg, folder, names) for a folder and all below it; names that are taken out are not gone into."""
    genericpath._walk(top, func, arg, join, isdir)


def expanduser(path):
    """Puts the home of a user for `~` or `~name` at the beginning, as the environment says; else gives it as it is."""
    if path[:1] != '~':
        return path
    end = 1
    while end < len(path) and path[end] not in _SLASHES:
        end += 1
    environ = os.environ
    if 'HOME' in environ:
        home = environ['HOME']
    elif 'USERPROFILE' in environ:
        home = environ['USERPROFILE']
    elif 'HOMEPATH' in environ:
        home = join(environ.get('HOMEDRIVE', ''), environ['HOMEPATH'])
    else:
        return path
    if end != 1:
        home = join(dirname(home), path[1:end])
    return home + path[end:]


def expandvars(path):
    """Puts variables of the environment for $NAME, ${NAME} and %NAME%; those that are not set stay. What is between
    apostrophes stays, and two $ or % are one."""
    if '$' not in path and '%' not in path:
        return path
    known = string.ascii_letters + string.digits + '_-'
    is_text = isinstance(path, unicode)
    encoding = sys.getfilesystemencoding()

    def value(name, otherwise):
        if is_text:
            name = name.encode(encoding)
        if name not in os.environ:
            return otherwise
        found = os.environ[name]
        return found.decode(encoding) if is_text else found

    result = path[:0]
    at = 0
    while at < len(path):
        c = path[at]
        if c == "'":
            end = path.find("'", at + 1)
            result += path[at:] if end < 0 else path[at:end + 1]
            at = len(path) if end < 0 else end + 1
        elif c in '%$' and path[at + 1:at + 2] == c:
            result += c
            at += 2
        elif c == '%':
            end = path.find('%', at + 1)
            if end < 0:
                return result + path[at:]
            result += value(path[at + 1:end], path[at:end + 1])
            at = end + 1
        elif c == '$' and path[at + 1:at + 2] == '{':
            end = path.find('}', at + 2)
            if end < 0:
                return result + path[at:]
            result += value(path[at + 2:end], path[at:end + 1])
            at = end + 1
        elif c == '$':
            end = at + 1
            while end < len(path) and path[end] in known:
                end += 1
            result += value(path[at + 1:end], path[at:end])
            at = end
        else:
            result += c
            at += 1
    return result


def normpath(path):
    """The path without `.`, `name\\..` and more than one backslash at a place."""
    # Those of devices are taken as they are.
    if path.startswith(('\\\\.\\', '\\\\?\\')):
        return path
    is_text = isinstance(path, unicode)
    path = path.replace('/', '\\')
    drive, rest = splitdrive(path)
    if drive == '':
        # What begins with several is one root for each.
        while rest[:1] == '\\':
            drive += '\\'
            rest = rest[1:]
    elif rest.startswith('\\'):
        drive += '\\'
        rest = rest.lstrip('\\')
    parts = []
    for part in rest.split('\\'):
        if part in ('', '.'):
            continue
        if part == '..' and parts and parts[-1] != '..':
            parts.pop()
        elif part == '..' and not parts and drive.endswith('\\'):
            continue
        else:
            parts.append(part)
    if not drive and not parts:
        parts.append('.')
    result = drive + '\\'.join(parts)
    return unicode(result) if is_text else result


def abspath(path):
    """The path from the root on, as if it were on Windows."""
    if not isabs(path):
        path = join(os.getcwdu() if isinstance(path, unicode) else os.getcwd(), path)
    return normpath(path)


realpath = abspath


def _abspath_split(path):
    whole = abspath(normpath(path))
    prefix, rest = splitunc(whole)
    is_unc = bool(prefix)
    if not is_unc:
        prefix, rest = splitdrive(whole)
    return is_unc, prefix, [part for part in rest.split(sep) if part]


def relpath(path, start=curdir):
    """The way from `start` to a path. ValueError if they are on different drives."""
    if not path:
        raise ValueError('no path specified')
    start_is_unc, start_prefix, start_parts = _abspath_split(start)
    path_is_unc, path_prefix, path_parts = _abspath_split(path)
    if path_is_unc ^ start_is_unc:
        raise ValueError('Cannot mix UNC and non-UNC paths (%s and %s)' % (path, start))
    if path_prefix.lower() != start_prefix.lower():
        if path_is_unc:
            raise ValueError('path is on UNC root %s, start on UNC root %s' % (path_prefix, start_prefix))
        raise ValueError('path is on drive %s, start on drive %s' % (path_prefix, start_prefix))
    common = 0
    for a, b in zip(start_parts, path_parts):
        if a.lower() != b.lower():
            break
        common += 1
    return join(*([pardir] * (len(start_parts) - common) + path_parts[common:] or [curdir]))
