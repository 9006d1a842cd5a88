# SPDX-License-Identifier: MIT
"""Compares files, and folders."""
import os
import stat

__all__ = ["cmp", "dircmp", "cmpfiles"]

BUFSIZE = 8 * 1024

# (file, file, signature, signature) -> are they the same?
_cache = {}
_MOST_CACHED = 100


def cmp(f1, f2, shallow=1):
    """Are two files the same? Answers are kept as long as the files have the same type, size and time.

    shallow: what has the same type, size and time is taken to be the same without being read."""
    sig1, sig2 = _sig(os.stat(f1)), _sig(os.stat(f2))
    if not (stat.S_ISREG(sig1[0]) and stat.S_ISREG(sig2[0])):
        return False
    if shallow and sig1 == sig2:
        return True
    if sig1[1] != sig2[1]:
        return False
    key = f1, f2, sig1, sig2
    if key not in _cache:
        same = _do_cmp(f1, f2)
        if len(_cache) > _MOST_CACHED:
            _cache.clear()
        _cache[key] = same
    return _cache[key]


def _sig(status):
    return stat.S_IFMT(status.st_mode), status.st_size, status.st_mtime


def _do_cmp(f1, f2):
    with open(f1, 'rb') as first, open(f2, 'rb') as second:
        while True:
            piece = first.read(BUFSIZE)
            if piece != second.read(BUFSIZE):
                return False
            if not piece:
                return True


def cmpfiles(a, b, common, shallow=1):
    """Compares files of these names in two folders: (the same, different, could not be compared)."""
    same, different, failed = [], [], []
    for name in common:
        try:
            found = same if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else different
        except (os.error, IOError):
            found = failed
        found.append(name)
    return same, different, failed


def _mode(folder, name):
    """The type of a file; None if it cannot be asked."""
    try:
        return os.stat(os.path.join(folder, name)).st_mode
    except os.error:
        return None


class dircmp:
    """What two folders have in common. Each attribute is found out when it is first asked for.

    ignore: names that do not count ('RCS', 'CVS', 'tags' by default). hide: more of them ('.', '..' by default).

    left_list, right_list: what is in each. common, left_only, right_only: in both, and in one alone. common_dirs,
    common_files, common_funny: folders, files, and names that mean different things or cannot be asked. same_files,
    diff_files, funny_files: files that are the same, that differ, that cannot be compared. subdirs: a dictionary, name ->
    dircmp."""

    def __init__(self, a, b, ignore=None, hide=None):
        self.left = a
        self.right = b
        self.ignore = ['RCS', 'CVS', 'tags'] if ignore is None else ignore
        self.hide = [os.curdir, os.pardir] if hide is None else hide

    def _names(self, folder):
        return sorted([name for name in os.listdir(folder) if name not in self.hide and name not in self.ignore])

    def phase0(self):
        """Finds what is in each."""
        self.left_list, self.right_list = self._names(self.left), self._names(self.right)

    def phase1(self):
        """Finds names in common. Names that only differ in what is no difference here are the left one's."""
        left = dict([(os.path.normcase(name), name) for name in self.left_list])
        right = dict([(os.path.normcase(name), name) for name in self.right_list])
        self.common = [left[name] for name in left if name in right]
        self.left_only = [left[name] for name in left if name not in right]
        self.right_only = [right[name] for name in right if name not in left]

    def phase2(self):
        """Tells folders and files in common apart."""
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            mode, other = _mode(self.left, name), _mode(self.right, name)
            found = self.common_funny
            if mode is not None and other is not None and stat.S_IFMT(mode) == stat.S_IFMT(other):
                if stat.S_ISDIR(mode):
                    found = self.common_dirs
                elif stat.S_ISREG(mode):
                    found = self.common_files
            found.append(name)

    def phase3(self):
        """Compares files in common."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files)

    def phase4(self):
        """Looks at folders in common."""
        self.subdirs = {}
        for name in self.common_dirs:
            left, right = os.path.join(self.left, name), os.path.join(self.right, name)
            self.subdirs[name] = dircmp(left, right, self.ignore, self.hide)

    def phase4_closure(self):
        """Looks at folders in common, those in them, and so on."""
        self.phase4()
        for inner in self.subdirs.itervalues():
            inner.phase4_closure()

    # What finds an attribute out.
    methodmap = dict(
        [(name, phase) for phase, names in (
            (phase0, 'left_list right_list'),
            (phase1, 'common left_only right_only'),
            (phase2, 'common_dirs common_files common_funny'),
            (phase3, 'same_files diff_files funny_files'),
            (phase4, 'subdirs'),
        ) for name in names.split()])

    def __getattr__(self, attr):
        if attr not in self.methodmap:
            raise AttributeError(attr)
        self.methodmap[attr](self)
        return getattr(self, attr)

    def report(self):
        """Prints what differs and what does not."""
        print 'diff', self.left, self.right
        for title, attr in (('Only in %s :' % self.left, 'left_only'), ('Only in %s :' % self.right, 'right_only'),
                            ('Identical files :', 'same_files'), ('Differing files :', 'diff_files'),
                            ('Trouble with common files :', 'funny_files'),
                            ('Common subdirectories :', 'common_dirs'), ('Common funny cases :', 'common_funny')):
            names = getattr(self, attr)
            if names:
                names.sort()
                print title, names

    def report_partial_closure(self):
        """The same, and that of folders in common."""
        self.report()
        for inner in self.subdirs.itervalues():
            print
            inner.report()

    def report_full_closure(self):
        """The same with all folders in folders."""
        self.report()
        for inner in self.subdirs.itervalues():
            print
            inner.report_full_closure()


def demo():
    """Compares the two folders that the arguments name; with -r all in them, too."""
    import sys
    import getopt
    options, folders = getopt.getopt(sys.argv[1:], 'r')
    if len(folders) != 2:
        raise getopt.GetoptError('need exactly two args', None)
    compared = dircmp(*folders)
    if ('-r', '') in options:
        compared.report_full_closure()
    else:
        compared.report()


if __name__ == '__main__':
    demo()
