# SPDX-License-Identifier: MIT
"""Compiles all source files of folders to .pyc files (.pyo under -O), those that have none of the same time already.

Results are 1, or 0 if something could not be compiled. As a program it takes files and folders; without any it compiles
the modules in the folders of sys.path, but not those in folders below."""
import imp
import os
import py_compile
import struct
import sys

__all__ = ['compile_dir', 'compile_file', 'compile_path']

_USAGE = '''\
usage: python compileall.py [-l] [-f] [-q] [-d destdir] [-x regexp] [-i list] [directory|file ...]

arguments: zero or more file and directory names to compile; if no arguments given, 
           defaults to the equivalent of -l sys.path

options:
-l: don't recurse into subdirectories
-f: force rebuild even if timestamps are up-to-date
-q: output only error messages
-d destdir: directory to prepend to file paths for use in compile-time tracebacks and in
            runtime tracebacks in cases where the source file is unavailable
-x regexp: skip files matching the regular expression regexp; the regexp is searched for
           in the full path of each file considered for compilation
-i file: add all the files and directories listed in file to the list considered for
         compilation; if "-", names are read from stdin'''


def _below(folder, name):
    # The name that messages and tracebacks have; None for the file's own.
    return None if folder is None else os.path.join(folder, name)


def compile_dir(dir, maxlevels=10, ddir=None, force=0, rx=None, quiet=0):
    """Compiles what is in a folder and in those below it, `maxlevels` deep; links are not followed. `ddir` is the
    folder's name in messages and tracebacks; the rest is as for compile_file()."""
    if not quiet:
        print 'Listing', dir, '...'
    try:
        names = sorted(os.listdir(dir))
    except os.error:
        print "Can't list", dir
        return 1
    success = 1
    for name in names:
        path = os.path.join(dir, name)
        if not os.path.isdir(path):
            done = compile_file(path, ddir, force, rx, quiet)
        elif maxlevels > 0 and not os.path.islink(path):
            done = compile_dir(path, maxlevels - 1, _below(ddir, name), force, rx, quiet)
        else:
            continue
        if not done:
            success = 0
    return success


def _is_fresh(source, compiled):
    # Whether the compiled file has the time of the source.
    header = struct.pack('<4sl', imp.get_magic(), int(os.stat(source).st_mtime))
    try:
        with open(compiled, 'rb') as f:
            return f.read(len(header)) == header
    except IOError:
        return False


def compile_file(fullname, ddir=None, force=0, rx=None, quiet=0):
    """Compiles a file if it is Python source. `ddir` is the name of its folder in messages and tracebacks. `force`
    compiles what is fresh, too; `rx`, a compiled regular expression, is searched in paths, and what has it is skipped;
    `quiet` prints errors only."""
    name = os.path.basename(fullname)
    if rx is not None and rx.search(fullname) or name[-3:] != '.py' or not os.path.isfile(fullname):
        return 1
    if not force and _is_fresh(fullname, fullname + ('c' if __debug__ else 'o')):
        return 1
    if not quiet:
        print 'Compiling', fullname, '...'
    try:
        py_compile.compile(fullname, None, _below(ddir, name), True)
    except py_compile.PyCompileError as error:
        if quiet:
            print 'Compiling', fullname, '...'
        print error.msg
        return 0
    except IOError as error:
        print 'Sorry', error
        return 0
    return 1


def compile_path(skip_curdir=1, maxlevels=0, force=0, quiet=0):
    """Compiles what is in the folders of sys.path, up to the first in which something could not be compiled. The
    current folder is skipped unless `skip_curdir` is false."""
    for folder in sys.path:
        if skip_curdir and folder in ('', os.curdir):
            print 'Skipping current directory'
        elif not compile_dir(folder, maxlevels, None, force, None, quiet):
            return 0
    return 1


def expand_args(args, flist):
    """`args` and the names that a file has, one in a line ('-' is standard input). IOError, after a message, if it
    cannot be read."""
    try:
        if flist == '-':
            lines = sys.stdin.readlines()
        else:
            with open(flist) as f:
                lines = f.readlines()
    except IOError:
        print 'Error reading file list %s' % flist
        raise
    return args + [line[:-1] for line in lines]


def _read_options():
    # (names given, options); ends the program if they are wrong.
    import getopt
    try:
        given, names = getopt.getopt(sys.argv[1:], 'lfqd:x:i:')
    except getopt.error as error:
        print error
        print _USAGE
        sys.exit(2)
    options = dict(given)
    if '-d' in options and len(names) != 1 and not os.path.isdir(names[0]):
        print '-d destdir require exactly one directory argument'
        sys.exit(2)
    return names, options


def _compile_named(names, maxlevels, ddir, force, rx, quiet):
    # All of them, also after errors.
    success = 1
    for name in names:
        if os.path.isdir(name):
            done = compile_dir(name, maxlevels, ddir, force, rx, quiet)
        else:
            done = compile_file(name, ddir, force, rx, quiet)
        success = success and done
    return success


def _run(names, options):
    force, quiet = '-f' in options, '-q' in options
    rx = None
    if '-x' in options:
        import re
        rx = re.compile(options['-x'])
    if '-i' in options:
        try:
            names = expand_args(names, options['-i'])
        except IOError:
            return 0
    elif not names:
        return compile_path(force=force, quiet=quiet)
    return _compile_named(names, 0 if '-l' in options else 10, options.get('-d'), force, rx, quiet)


def main():
    """Does what the arguments of the program say."""
    names, options = _read_options()
    try:
        return _run(names, options)
    except KeyboardInterrupt:
        print '\n[interrupted]'
        return 0


if __name__ == '__main__':
    sys.exit(int(not main()))
