# SPDX-License-Identifier: MIT
"""os.path for systems whose paths are written with slashes."""
import sys
import stat

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext', 'basename', 'dirname', 'commonprefix',
           'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount',
           'walk', 'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat',
           'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
altsep = None
pathsep = ':'
defpath = ':/bin:/usr/bin'
devnull = '/dev/null'
supports_unicode_filenames = sys.platform == 'darwin'

# Both import os, which asks for the names above: this module may be the first.
import genericpath
from genericpath import *
import os


def normcase(s):
    """The same path: case matters here."""
    return s


def isabs(s):
    """Does the path start at the root?"""
    return s.startswith('/')


def join(a, *p):
    """Puts components together, one slash between them. An absolute component drops those before it."""
    path = a
    for part in p:
        if part.startswith('/'):
            path = part
        elif not path or path.endswith('/'):
            path += part
        else:
            path += '/' + part
    return path


def split(p):
    """(head, tail): what stands before and after the last slash. The head loses its trailing slashes, unless it is
    the root."""
    cut = p.rfind('/') + 1
    head, tail = p[:cut], p[cut:]
    return head.rstrip('/') or head, tail


def splitext(p):
    """(root, extension): the extension is empty or starts with the last dot of the last component."""
    return genericpath._splitext(p, sep, altsep, extsep)


def splitdrive(p):
    """('', p): there are no drives here."""
    return '', p


def basename(p):
    """What follows the last slash."""
    return p[p.rfind('/') + 1:]


def dirname(p):
    """The head that split() gives."""
    head = p[:p.rfind('/') + 1]
    return head.rstrip('/') or head


def islink(path):
    """Is it a symbolic link?"""
    try:
        mode = os.lstat(path).st_mode
    except (os.error, AttributeError):
        return False
    return stat.S_ISLNK(mode)


def lexists(path):
    """Is there something at `path`, if only a dangling link?"""
    try:
        os.lstat(path)
        return True
    except os.error:
        return False


def samestat(s1, s2):
    """Do two results of os.stat() describe the same file?"""
    return (s1.st_ino, s1.st_dev) == (s2.st_ino, s2.st_dev)


def samefile(f1, f2):
    """Do two paths lead to the same file?"""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Do two file descriptors stand for the same file?"""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def ismount(path):
    """Is a file system mounted at `path`?"""
    try:
        here = os.lstat(path)
        if stat.S_ISLNK(here.st_mode):
            return False
        above = os.lstat(realpath(join(path, '..')))
    except os.error:
        return False
    # The root is its own parent.
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def walk(top, func, arg):
    """Calls func(arg, folder, names) for `top` and every folder below it, links to folders excepted. `func` may
    change `names` in place to leave some out. os.walk() is the better tool."""
    genericpath._walk(top, func, arg, join, _is_real_folder)


def _is_real_folder(path):
    try:
        mode = os.lstat(path).st_mode
    except os.error:
        return False
    return stat.S_ISDIR(mode)


def expanduser(path):
    """Replaces a leading ~ or ~user by that user's home folder; without such a user the path stays as it is."""
    if not path.startswith('~'):
        return path
    end = path.find('/')
    if end < 0:
        end = len(path)
    user = path[1:end]
    if not user and 'HOME' in os.environ:
        home = os.environ['HOME']
    else:
        try:
            import pwd
            entry = pwd.getpwnam(user) if user else pwd.getpwuid(os.getuid())
        except (ImportError, KeyError):
            return path
        home = entry.pw_dir
    return home.rstrip('/') + path[end:] or '/'


def expandvars(path):
    """Replaces $NAME and ${NAME} by the variables of the environment; unknown ones stay as they are."""
    if '$' not in path:
        return path
    encoding = sys.getfilesystemencoding() if isinstance(path, unicode) else None
    result = path[:0]
    at = 0
    while True:
        dollar = path.find('$', at)
        if dollar < 0:
            return result + path[at:]
        result += path[at:dollar]
        start = end = dollar + 1
        if path[start:start + 1] == '{':
            start += 1
            end = path.find('}', start)
            name, at = path[start:end], end + 1
            known = end > start
        else:
            while end < len(path) and (path[end].isalnum() or path[end] == '_'):
                end += 1
            name, at = path[start:end], end
            known = end > start
        if known and encoding:
            name = name.encode(encoding)
        if known and name in os.environ:
            value = os.environ[name]
            result += value.decode(encoding) if encoding else value
        elif known or at > dollar + 1:
            result += path[dollar:at]
        else:
            result += '$'
            at = dollar + 1


def normpath(path):
    """Takes out double slashes, '.' and 'name/..' (which changes the meaning where `name` is a link)."""
    # A new path has the type of the old one; exactly two leading slashes have a meaning of their own in POSIX.
    slash, dot = (u'/', u'.') if isinstance(path, unicode) else ('/', '.')
    if not path:
        return dot
    root = slash * (1 if not path.startswith('//') or path.startswith('///') else 2) if path.startswith('/') else ''
    kept = []
    for part in path.split('/'):
        if not part or part == '.':
            continue
        if part != '..' or (not root and not kept) or (kept and kept[-1] == '..'):
            kept.append(part)
        elif kept:
            kept.pop()
    return (root + slash.join(kept)) or dot


def abspath(path):
    """The path from the root, normalised."""
    if not isabs(path):
        path = join(os.getcwdu() if isinstance(path, unicode) else os.getcwd(), path)
    return normpath(path)


def realpath(filename):
    """The path from the root without any symbolic link in it. In a loop of links the first that closes it stays."""
    return abspath(_follow(filename[:0], filename, {})[0])


def _follow(base, rest, known):
    # Resolves `rest`, relative to the resolved path `base`. Returns (path, all was resolved).
    # `known` maps the links met to their targets; None marks those being resolved.
    if isabs(rest):
        base, rest = sep, rest[1:]
    while rest:
        part, _, rest = rest.partition(sep)
        if not part or part == curdir:
            continue
        if part == pardir:
            if not base:
                base = pardir
            else:
                head, tail = split(base)
                base = join(base, pardir) if tail == pardir else head
            continue
        place = join(base, part)
        if not islink(place):
            base = place
        elif known.get(place) is not None:
            base = known[place]
        elif place in known:
            return join(place, rest), False
        else:
            known[place] = None
            target, whole = _follow(base, os.readlink(place), known)
            if not whole:
                return join(target, rest), False
            known[place] = base = target
    return base, True


def relpath(path, start=curdir):
    """The path that leads from the folder `start` to `path`."""
    if not path:
        raise ValueError("no path specified")
    origin = [part for part in abspath(start).split(sep) if part]
    goal = [part for part in abspath(path).split(sep) if part]
    shared = len(commonprefix([origin, goal]))
    steps = [pardir] * (len(origin) - shared) + goal[shared:]
    return join(*steps) if steps else curdir
