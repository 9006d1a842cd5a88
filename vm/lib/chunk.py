# SPDX-License-Identifier: MIT
"""Reads files that consist of chunks: a name of four bytes, a size of four bytes, so many bytes of data.

    while True:
        try:
            part = Chunk(file)
        except EOFError:
            break
        kind, data = part.getname(), part.read()
        part.skip()"""
import struct

__all__ = ['Chunk']


class Chunk:
    """The chunk that begins where the file stands. EOFError if there is none.

    align: chunks begin at even places. bigendian: the order of the bytes of sizes. inclheader: sizes count name and
    size, too."""

    def __init__(self, file, align=True, bigendian=True, inclheader=False):
        self.closed = False
        self.align = align
        self.file = file
        self.chunkname = file.read(4)
        if len(self.chunkname) < 4:
            raise EOFError
        size = file.read(4)
        if len(size) < 4:
            raise EOFError
        self.chunksize, = struct.unpack('>L' if bigendian else '<L', size)
        if inclheader:
            self.chunksize -= 8
        # Where in the chunk reading goes on; where in the file the chunk's data begins.
        self.size_read = 0
        try:
            self.offset = file.tell()
            self.seekable = True
        except (AttributeError, IOError):
            self.seekable = False

    def getname(self):
        """The name of the chunk."""
        return self.chunkname

    def getsize(self):
        """How many bytes of data there should be."""
        return self.chunksize

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def isatty(self):
        self._check()
        return False

    def tell(self):
        """Where in the chunk reading goes on."""
        self._check()
        return self.size_read

    def seek(self, pos, whence=0):
        """Moves to another place in the chunk: from its start, from here (1), or from its end (2)."""
        self._check()
        if not self.seekable:
            raise IOError("cannot seek")
        pos += {1: self.size_read, 2: self.chunksize}.get(whence, 0)
        if not 0 <= pos <= self.chunksize:
            raise RuntimeError
        self.file.seek(self.offset + pos)
        self.size_read = pos

    @property
    def _padding(self):
        """Whether a byte follows the data that belongs to nothing."""
        return int(self.align and self.chunksize % 2)

    def read(self, size=-1):
        """At most `size` bytes of the chunk; all that are left by default."""
        self._check()
        left = self.chunksize - self.size_read
        if left <= 0:
            return ''
        data = self.file.read(left if size < 0 else min(size, left))
        self.size_read += len(data)
        if self.size_read == self.chunksize and self._padding:
            self.size_read += len(self.file.read(1))
        return data

    def skip(self):
        """Moves to the end of the chunk, where the next one begins. EOFError if the file ends before."""
        self._check()
        end = self.chunksize + self._padding
        if self.seekable:
            try:
                self.file.seek(self.offset + end)
                self.size_read = end
                return
            except IOError:
                pass
        while self.size_read < self.chunksize:
            if not self.read(8192):
                raise EOFError

    def close(self):
        """Moves to the end of the chunk; the file stays open."""
        if not self.closed:
            try:
                self.skip()
            finally:
                self.closed = True
