# SPDX-License-Identifier: MIT
"""Folders of sys.path for packages that are installed beside the library, and their .pth files.

A start does not import this module, and searches no such folders: a program that wants them calls addsitedir()."""
import os
import sys
import traceback

# Where installations are.
PREFIXES = [sys.prefix, sys.exec_prefix]

# Whether the user's folder is searched at the start.
ENABLE_USER_SITE = False

# The folders of the user, once somebody has asked for them.
USER_BASE = None
USER_SITE = None


def makepath(*paths):
    """(the absolute path of components, the same as paths are compared)."""
    path = os.path.abspath(os.path.join(*paths))
    return path, os.path.normcase(path)


def removeduppaths():
    """Makes the paths in sys.path absolute and leaves each there once; the set of them, as they are compared."""
    known = set()
    paths = []
    for entry in sys.path:
        path, same = makepath(entry)
        if same not in known:
            known.add(same)
            paths.append(path)
    sys.path[:] = paths
    return known


def _known_folders():
    # The folders in sys.path, as paths are compared.
    return set(makepath(entry)[1] for entry in sys.path if os.path.isdir(entry))


def addsitedir(sitedir, known_paths=None):
    """Appends a folder to sys.path, with those that its .pth files name. What is there already is left where it is:
    `known_paths` if given (paths as makepath() compares them), else what sys.path has."""
    given = known_paths is not None
    if not given:
        known_paths = _known_folders()
    path, same = makepath(sitedir)
    if same not in known_paths:
        sys.path.append(path)
        known_paths.add(same)
    try:
        names = os.listdir(path)
    except os.error:
        return None
    for name in sorted(names):
        if name.endswith('.pth'):
            addpackage(path, name, known_paths)
    return known_paths if given else None


def addpackage(sitedir, name, known_paths):
    """Does what a .pth file in a folder says: each line is a path, from that folder, that is appended to sys.path if it
    is there, or a statement that begins with "import". The file ends at a statement that fails."""
    given = known_paths is not None
    if not given:
        known_paths = _known_folders()
    fullname = os.path.join(sitedir, name)
    try:
        f = open(fullname, 'U')
    except IOError:
        return None
    with f:
        for number, line in enumerate(f):
            if line.startswith('#'):
                continue
            try:
                if line.startswith(('import ', 'import\t')):
                    exec line
                    continue
                path, same = makepath(sitedir, line.rstrip())
                if same not in known_paths and os.path.exists(path):
                    sys.path.append(path)
                    known_paths.add(same)
            except Exception:
                print >>sys.stderr, 'Error processing line %d of %s:\n' % (number + 1, fullname)
                for text in traceback.format_exception(*sys.exc_info()):
                    for shown in text.splitlines():
                        print >>sys.stderr, '  ' + shown
                print >>sys.stderr, '\nRemainder of file ignored'
                break
    return known_paths if given else None


def getuserbase():
    """The folder for what a user installs: PYTHONUSERBASE of the environment, else ~/.local."""
    global USER_BASE
    if USER_BASE is None:
        USER_BASE = os.environ.get('PYTHONUSERBASE') or os.path.join(os.path.expanduser('~'), '.local')
    return USER_BASE


def getusersitepackages():
    """The folder for packages that a user installs."""
    global USER_SITE
    if USER_SITE is None:
        USER_SITE = os.path.join(getuserbase(), 'lib', 'python' + sys.version[:3], 'site-packages')
    return USER_SITE


def addusersitepackages(known_paths):
    """Adds the user's folder to sys.path if it is enabled; `known_paths`."""
    folder = getusersitepackages()
    if ENABLE_USER_SITE and os.path.isdir(folder):
        addsitedir(folder, known_paths)
    return known_paths


def getsitepackages():
    """The folders for packages of all users, whether they exist or not."""
    folders = []
    for prefix in sorted(set(PREFIXES), key=PREFIXES.index):
        folders.append(os.path.join(prefix, 'lib', 'python' + sys.version[:3], 'site-packages'))
        folders.append(os.path.join(prefix, 'lib', 'site-python'))
    return folders


def addsitepackages(known_paths):
    """Adds those folders of getsitepackages() that exist to sys.path; `known_paths`."""
    for folder in getsitepackages():
        if os.path.isdir(folder):
            addsitedir(folder, known_paths)
    return known_paths


def _script():
    import optparse
    parser = optparse.OptionParser(usage='%prog [--user-base] [--user-site]', description='Without options: sys.path.')
    parser.add_option('--user-base', action='store_true', help='the folder for what a user installs')
    parser.add_option('--user-site', action='store_true', help="the folder for a user's packages")
    options, _ = parser.parse_args()
    shown = [getuserbase()] * bool(options.user_base) + [getusersitepackages()] * bool(options.user_site)
    if shown:
        print os.pathsep.join(shown)
        return
    print 'sys.path = ['
    for folder in sys.path:
        print '    %r,' % (folder,)
    print ']'
    for name, value in (('USER_BASE', getuserbase()), ('USER_SITE', getusersitepackages())):
        print '%s: %r (%s)' % (name, value, 'exists' if os.path.isdir(value) else "doesn't exist")
    print 'ENABLE_USER_SITE: %r' % ENABLE_USER_SITE


if __name__ == '__main__':
    _script()
