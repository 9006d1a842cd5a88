# SPDX-License-Identifier: MIT
"""The lines of several files, one after the other: those named in the arguments of the program, or standard input.

    import fileinput
    for line in fileinput.input():
        ...

The name '-' means standard input. The functions of the module speak of the FileInput that input() made last. With
inplace=1 each file is replaced by what is printed while its lines are read."""
import os
import sys

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno", "isfirstline", "isstdin", "FileInput"]

DEFAULT_BUFSIZE = 8 * 1024

# What input() made last.
_state = None


def input(files=None, inplace=0, backup="", bufsize=0, mode="r", openhook=None):
    """A new FileInput, which the other functions of the module use. RuntimeError while the last one has an open file."""
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, bufsize, mode, openhook)
    return _state


def _current():
    """What input() made last; RuntimeError if there is none."""
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def close():
    """Ends the input."""
    global _state
    ended, _state = _state, None
    if ended:
        ended.close()


def nextfile():
    """Leaves the rest of the current file out."""
    return _current().nextfile()


def filename():
    """The name of the file that the last line is from; None before the first line."""
    return _current().filename()


def lineno():
    """The number of the last line, counted over all files."""
    return _current().lineno()


def filelineno():
    """The number of the last line in its file."""
    return _current().filelineno()


def fileno():
    """The descriptor of the current file; -1 if none is open."""
    return _current().fileno()


def isfirstline():
    """Is the last line the first of its file?"""
    return _current().isfirstline()


def isstdin():
    """Is the last line from standard input?"""
    return _current().isstdin()


def _no_line():
    return ""


class FileInput:
    """The lines of several files, by iteration or readline().

    files: a name or several; those in sys.argv by default, and standard input if that has none. inplace: what is
    printed while a file is read replaces the file. backup: the ending of the copies that are kept of replaced files.
    bufsize: not used. mode: how to open files. openhook: a function of name and mode that opens them."""

    # The open file and its readline method.
    _file = None
    _readline = staticmethod(_no_line)
    _filename = None
    _isstdin = False
    # The file that is being written in place, what sys.stdout was before, and the copy to remove.
    _output = None
    _savestdout = None
    _discarded = None
    # Lines read in this file, and in those before.
    _filelineno = 0
    _startlineno = 0
    _files = ()

    def __init__(self, files=None, inplace=0, backup="", bufsize=0, mode="r", openhook=None):
        if isinstance(files, basestring):
            files = [files]
        elif files is None:
            files = sys.argv[1:]
        names = list(files)
        if mode not in ("r", "rU", "U", "rb"):
            raise ValueError("FileInput opening mode must be one of 'r', 'rU', 'U' and 'rb'")
        if openhook:
            if inplace:
                raise ValueError("FileInput cannot use an opening hook in inplace mode")
            if not hasattr(openhook, '__call__'):
                raise ValueError("FileInput openhook must be callable")
        self._files = iter(names or ["-"])
        self._inplace = inplace
        self._backup = backup
        self._mode = mode
        self._openhook = openhook

    def __del__(self):
        self.close()

    def close(self):
        """Closes the current file and forgets the others."""
        self._files = iter(())
        self.nextfile()

    def __iter__(self):
        return self

    def next(self):
        line = self._readline()
        while not line:
            if not self._advance():
                raise StopIteration
            line = self._readline()
        self._filelineno += 1
        return line

    def readline(self):
        """The next line of all; '' at the end."""
        return next(self, "")

    def __getitem__(self, i):
        if i != self.lineno():
            raise RuntimeError("accessing lines out of order")
        for line in self:
            return line
        raise IndexError("end of input reached")

    def nextfile(self):
        """Closes the current file, so that the next line is the first of the next file."""
        # All is taken back before anything can fail.
        output, shown, self._output, self._savestdout = self._output, self._savestdout, None, None
        source, self._file, self._readline = self._file, None, _no_line
        discarded, self._discarded = self._discarded, None
        is_ours = not self._isstdin
        self._isstdin = False
        if shown:
            sys.stdout = shown
        try:
            if output:
                output.close()
        finally:
            try:
                if source and is_ours:
                    source.close()
            finally:
                if discarded:
                    _remove(discarded)

    def _advance(self):
        """Opens the next file. False if there is none."""
        if self._file:
            self.nextfile()
        name = next(self._files, None)
        if name is None:
            return False
        self._filename = name
        self._startlineno += self._filelineno
        self._filelineno = 0
        if name == "-":
            self._filename = "<stdin>"
            self._file = sys.stdin
            self._isstdin = True
        elif self._inplace:
            self._replace(name)
        else:
            self._file = (self._openhook or open)(name, self._mode)
        self._readline = self._file.readline
        return True

    def _replace(self, name):
        """Reads from what the file was, and lets print write what it will be."""
        moved = name + (self._backup or os.extsep + "bak")
        _remove(moved)
        os.rename(name, moved)
        if not self._backup:
            self._discarded = moved
        self._file = open(moved, self._mode)
        mode = os.fstat(self._file.fileno()).st_mode
        self._output = os.fdopen(os.open(name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, mode), "w")
        try:
            os.chmod(name, mode)
        except OSError:
            # Not every file system has modes; the text is what matters.
            pass
        self._savestdout, sys.stdout = sys.stdout, self._output

    def filename(self):
        """The name of the file that the last line is from; None before the first line."""
        return self._filename

    def lineno(self):
        """The number of the last line, counted over all files."""
        return self._startlineno + self._filelineno

    def filelineno(self):
        """The number of the last line in its file."""
        return self._filelineno

    def fileno(self):
        """The descriptor of the current file; -1 if none is open."""
        try:
            return self._file.fileno() if self._file else -1
        except ValueError:
            return -1

    def isfirstline(self):
        """Is the last line the first of its file?"""
        return self._filelineno == 1

    def isstdin(self):
        """Is the last line from standard input?"""
        return self._isstdin


def _remove(path):
    """Removes a file, if that is possible."""
    try:
        os.unlink(path)
    except OSError:
        pass


def hook_compressed(filename, mode):
    """An openhook that reads what gzip (.gz) and bzip2 (.bz2) have compressed."""
    if filename.endswith('.gz'):
        import gzip
        return gzip.open(filename, mode)
    if filename.endswith('.bz2'):
        import bz2
        return bz2.BZ2File(filename, mode)
    return open(filename, mode)


def hook_encoded(encoding):
    """An openhook that gives unicode, read with an encoding."""
    import io

    def openhook(filename, mode):
        binary = mode.replace('U', '').replace('b', '') or 'r'
        return io.open(filename, binary, encoding=encoding, newline='', errors='strict')
    return openhook
