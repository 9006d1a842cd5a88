# SPDX-License-Identifier: MIT
"""Compiles source files to .pyc files."""
import __builtin__
import imp
import marshal
import os
import sys
import traceback

__all__ = ['compile', 'main', 'PyCompileError']

MAGIC = imp.get_magic()


class PyCompileError(Exception):
    """A file could not be compiled: exc_type_name and exc_value say why, file is its name, msg the whole as a text."""

    def __init__(self, exc_type, exc_value, file, msg=''):
        if exc_type is SyntaxError:
            text = ''.join(traceback.format_exception_only(exc_type, exc_value))
            text = text.replace('File "<string>"', 'File "%s"' % file)
        else:
            text = 'Sorry: %s: %s' % (exc_type.__name__, exc_value)
        Exception.__init__(self, msg or text, exc_type.__name__, exc_value, file)
        self.exc_type_name = exc_type.__name__
        self.exc_value = exc_value
        self.file = file
        self.msg = msg or text

    def __str__(self):
        return self.msg


def wr_long(f, x):
    """Writes a number as four bytes, the lowest first."""
    f.write(''.join(chr(x >> shift & 0xff) for shift in (0, 8, 16, 24)))


def compile(file, cfile=None, dfile=None, doraise=False):
    """Compiles `file` and writes the result to `cfile`, by default the same name with a 'c' behind it. Messages and
    tracebacks call it `dfile`. Errors are printed, or raised as PyCompileError with `doraise`."""
    with open(file, 'U') as f:
        timestamp = long(os.fstat(f.fileno()).st_mtime)
        source = f.read()
    try:
        code = __builtin__.compile(source, dfile or file, 'exec')
    except Exception as e:
        error = PyCompileError(e.__class__, e, dfile or file)
        if doraise:
            raise error
        sys.stderr.write(error.msg + '\n')
        return
    if cfile is None:
        cfile = file + ('c' if __debug__ else 'o')
    with open(cfile, 'wb') as f:
        # The magic number comes last: a file that is not whole is not taken for one.
        f.write('\0\0\0\0')
        wr_long(f, timestamp)
        marshal.dump(code, f)
        f.flush()
        f.seek(0)
        f.write(MAGIC)


def main(args=None):
    """Compiles the named files, or with '-' those whose names standard input has. Gives 1 if one has an error."""
    if args is None:
        args = sys.argv[1:]
    status = 0
    from_input = args == ['-']
    for name in (iter(sys.stdin.readline, '') if from_input else args):
        if from_input:
            name = name.rstrip('\n')
        try:
            compile(name, doraise=True)
        except PyCompileError as e:
            sys.stderr.write('%s\n' % (e if from_input else e.msg))
            status = 1
        except IOError as e:
            if not from_input:
                raise
            sys.stderr.write('%s\n' % e)
            status = 1
    return status


if __name__ == '__main__':
    sys.exit(main())
