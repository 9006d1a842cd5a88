# SPDX-License-Identifier: MIT
"""A file in memory, for str and for unicode (mixed, the bytes must be ASCII)."""
from errno import EINVAL

__all__ = ['StringIO']


class StringIO:
    """A file whose content is `buf` at first. What is written at the end is collected in `buflist` and joined only
    when somebody looks."""

    def __init__(self, buf=''):
        self.buf = buf if isinstance(buf, basestring) else str(buf)
        self.len = len(self.buf)
        self.buflist = []
        self.pos = 0
        self.closed = False
        self.softspace = 0

    def __iter__(self):
        return self

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _join(self):
        if self.buflist:
            self.buf += ''.join(self.buflist)
            self.buflist = []

    def next(self):
        """The next line; StopIteration at the end."""
        self._check()
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self):
        """Frees the content."""
        if not self.closed:
            self.closed = True
            del self.buf, self.pos

    def isatty(self):
        """False."""
        self._check()
        return False

    def seek(self, pos, mode=0):
        """Moves to `pos`, counted from the start (0), the present position (1) or the end (2)."""
        self._check()
        self._join()
        if mode in (1, 2):
            pos += self.pos if mode == 1 else self.len
        self.pos = max(0, pos)

    def tell(self):
        """The position."""
        self._check()
        return self.pos

    def read(self, n=-1):
        """Up to `n` characters; all that are left without `n`. A position behind the end goes back to it."""
        self._check()
        self._join()
        end = self.len if n is None or n < 0 else min(self.pos + n, self.len)
        data = self.buf[self.pos:end]
        self.pos = end
        return data

    def readline(self, length=None):
        """The next line with its line end, at most `length` characters of it; '' at the end."""
        self._check()
        self._join()
        end = self.buf.find('\n', self.pos) + 1 or self.len
        if length is not None and length >= 0:
            end = min(end, self.pos + length)
        data = self.buf[self.pos:end]
        self.pos = end
        return data

    def readlines(self, sizehint=0):
        """List of the lines left; with `sizehint` it ends when that many characters are read."""
        lines, total = [], 0
        while not 0 < sizehint <= total:
            line = self.readline()
            if not line:
                break
            lines.append(line)
            total += len(line)
        return lines

    def truncate(self, size=None):
        """Cuts the content at `size`, or at the position, and moves there."""
        self._check()
        end = self.pos if size is None else size
        if end < 0:
            raise IOError(EINVAL, "Negative size not allowed")
        self.buf = self.getvalue()[:end]
        self.len, self.pos = end, min(self.pos, end)

    def write(self, s):
        """Writes at the position."""
        self._check()
        if not s:
            return
        s = s if isinstance(s, basestring) else str(s)
        start, end = self.pos, self.pos + len(s)
        if start < self.len:
            self._join()
            self.buflist, self.buf = [self.buf[:start], s, self.buf[end:]], ''
        else:
            if start > self.len:
                self.buflist.append('\0' * (start - self.len))
            self.buflist.append(s)
        self.len = max(self.len, end)
        self.pos = end

    def writelines(self, iterable):
        """Writes each of the strings."""
        for line in iterable:
            self.write(line)

    def flush(self):
        """Does nothing but check that the file is open."""
        self._check()

    def getvalue(self):
        """The whole content."""
        self._check()
        self._join()
        return self.buf
