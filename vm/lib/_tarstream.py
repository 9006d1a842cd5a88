# SPDX-License-Identifier: MIT
"""Files for tarfile: members of an archive, and archives that are read or written from begin to end."""
import os
import shutil
import struct

from _tarinfo import BLOCKSIZE, NUL, CompressionError, ReadError, StreamError


def copyfileobj(src, dst, length=None):
    """Copies `length` bytes, or all that is left. IOError if there are not so many."""
    if length is None:
        shutil.copyfileobj(src, dst)
        return
    while length > 0:
        size = min(length, 16 * 1024)
        data = src.read(size)
        if len(data) < size:
            raise IOError('end of file reached')
        dst.write(data)
        length -= size


class _LowLevelFile:
    """A file by its descriptor, without a buffer: tapes take whole blocks."""

    def __init__(self, name, mode):
        flags = os.O_RDONLY if mode == 'r' else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        self.fd = os.open(name, flags | getattr(os, 'O_BINARY', 0), 0666)

    def close(self):
        os.close(self.fd)

    def read(self, size):
        return os.read(self.fd, size)

    def write(self, s):
        os.write(self.fd, s)


class _StreamProxy(object):
    """A stream whose first block is looked at to find out its compression."""

    def __init__(self, fileobj):
        self.fileobj = fileobj
        self.buf = fileobj.read(BLOCKSIZE)

    def read(self, size):
        # Only the first call gives the block.
        self.read = self.fileobj.read
        return self.buf

    def getcomptype(self):
        if self.buf.startswith('\x1f\x8b\x08'):
            return 'gz'
        if self.buf[:3] == 'BZh' and self.buf[4:10] == '1AY&SY':
            return 'bz2'
        return 'tar'

    def close(self):
        self.fileobj.close()


class _Stream:
    """An archive that is only read or written from begin to end, in pieces of `bufsize` bytes: as a file, over something
    that has only read() or write()."""

    def __init__(self, name, mode, comptype, fileobj, bufsize):
        # For close(), which may come before all is there.
        self.closed = True
        self._extfileobj = fileobj is not None
        if fileobj is None:
            fileobj = _LowLevelFile(name, mode)
        self.fileobj = fileobj
        if comptype == '*':
            self.fileobj = fileobj = _StreamProxy(fileobj)
            comptype = fileobj.getcomptype()
        self.name = name or ''
        self.mode = mode
        self.comptype = comptype
        self.bufsize = bufsize
        # What was read or is to be written as it stands in the file, and, reading, what that gave decompressed.
        self.buf = self.dbuf = ''
        self.pos = 0L
        self.closed = False
        try:
            if comptype == 'gz':
                self._init_gz()
            elif comptype == 'bz2':
                self._init_bz2()
            elif comptype != 'tar':
                raise CompressionError('unknown compression type %r' % comptype)
        except:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    def __del__(self):
        if getattr(self, 'closed', True) is False:
            self.close()

    def _init_gz(self):
        try:
            import zlib
        except ImportError:
            raise CompressionError('zlib module is not available')
        self.zlib = zlib
        self.crc = zlib.crc32('') & 0xffffffffL
        if self.mode == 'r':
            self._init_read_gz()
        else:
            self._init_write_gz()

    def _init_bz2(self):
        try:
            import bz2
        except ImportError:
            raise CompressionError('bz2 module is not available')
        self.cmp = bz2.BZ2Decompressor() if self.mode == 'r' else bz2.BZ2Compressor()

    def _init_write_gz(self):
        import time
        self.cmp = self.zlib.compressobj(9, self.zlib.DEFLATED, -self.zlib.MAX_WBITS, self.zlib.DEF_MEM_LEVEL, 0)
        if self.name.endswith('.gz'):
            self.name = self.name[:-3]
        if isinstance(self.name, unicode):
            self.name = self.name.encode('iso-8859-1', 'replace')
        self.__write('\x1f\x8b\x08\x08' + struct.pack('<L', long(time.time())) + '\x02\xff' + self.name + NUL)

    def _init_read_gz(self):
        self.cmp = self.zlib.decompressobj(-self.zlib.MAX_WBITS)
        if self.__read(2) != '\x1f\x8b':
            raise ReadError('not a gzip file')
        if self.__read(1) != '\x08':
            raise CompressionError('unsupported compression method')
        flags = ord(self.__read(1))
        self.__read(6)
        if flags & 4:
            size = ord(self.__read(1))
            self.__read(size + 256 * ord(self.__read(1)))
        for flag in 8, 16:
            if flags & flag:
                while self.__read(1) not in ('', NUL):
                    pass
        if flags & 2:
            self.__read(2)

    # --- Writing

    def write(self, s):
        """Writes, as soon as there is enough for a whole piece."""
        if self.comptype == 'gz':
            self.crc = self.zlib.crc32(s, self.crc) & 0xffffffffL
        self.pos += len(s)
        self.__write(s if self.comptype == 'tar' else self.cmp.compress(s))

    def __write(self, s):
        self.buf += s
        size = self.bufsize
        while len(self.buf) > size:
            self.fileobj.write(self.buf[:size])
            self.buf = self.buf[size:]

    def close(self):
        """Writes what is left. Nothing more can be done then."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode == 'w':
                if self.comptype != 'tar':
                    self.buf += self.cmp.flush()
                if self.buf:
                    self.fileobj.write(self.buf)
                    self.buf = ''
                    if self.comptype == 'gz':
                        self.fileobj.write(struct.pack('<L', self.crc))
                        self.fileobj.write(struct.pack('<L', self.pos & 0xffffffffL))
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    # --- Reading

    def tell(self):
        return self.pos

    def seek(self, pos=0):
        """Goes to a place further on. StreamError if it lies behind."""
        if pos < self.pos:
            raise StreamError('seeking backwards is not allowed')
        steps, rest = divmod(pos - self.pos, self.bufsize)
        for _ in xrange(steps):
            self.read(self.bufsize)
        self.read(rest)
        return self.pos

    def read(self, size=None):
        """Reads `size` bytes, or all that is left."""
        if size is None:
            data = ''.join(iter(lambda: self._read(self.bufsize), ''))
        else:
            data = self._read(size)
        self.pos += len(data)
        return data

    def _read(self, size):
        if self.comptype == 'tar':
            return self.__read(size)
        parts, ready = [self.dbuf], len(self.dbuf)
        while ready < size:
            data = self.__read(self.bufsize)
            if not data:
                break
            try:
                data = self.cmp.decompress(data)
            except IOError:
                raise ReadError('invalid compressed data')
            parts.append(data)
            ready += len(data)
        data = ''.join(parts)
        self.dbuf = data[size:]
        return data[:size]

    def __read(self, size):
        """Reads `size` bytes as they stand in the file."""
        parts, ready = [self.buf], len(self.buf)
        while ready < size:
            data = self.fileobj.read(self.bufsize)
            if not data:
                break
            parts.append(data)
            ready += len(data)
        data = ''.join(parts)
        self.buf = data[size:]
        return data[:size]


class _BZ2Proxy(object):
    """An open file seen through bzip2."""

    blocksize = 16 * 1024

    def __init__(self, fileobj, mode):
        self.fileobj = fileobj
        self.mode = mode
        self.name = getattr(fileobj, 'name', None)
        self.init()

    def init(self):
        import bz2
        self.pos = 0
        if self.mode == 'r':
            self.bz2obj = bz2.BZ2Decompressor()
            self.fileobj.seek(0)
            self.buf = ''
        else:
            self.bz2obj = bz2.BZ2Compressor()

    def read(self, size):
        parts, ready = [self.buf], len(self.buf)
        while ready < size:
            packed = self.fileobj.read(self.blocksize)
            if not packed:
                break
            data = self.bz2obj.decompress(packed)
            parts.append(data)
            ready += len(data)
        data = ''.join(parts)
        self.buf = data[size:]
        data = data[:size]
        self.pos += len(data)
        return data

    def seek(self, pos):
        if pos < self.pos:
            self.init()
        self.read(pos - self.pos)

    def tell(self):
        return self.pos

    def write(self, data):
        self.pos += len(data)
        self.fileobj.write(self.bz2obj.compress(data))

    def close(self):
        if self.mode == 'w':
            self.fileobj.write(self.bz2obj.flush())


class _FileInFile(object):
    """A part of a file, to be read. sparse: the pieces of data in it, as (place here, size, place in the part of the file);
    what is between them are zeros."""

    def __init__(self, fileobj, offset, size, sparse=None):
        self.fileobj = fileobj
        self.offset = offset
        self.size = size
        self.sparse = sparse
        self.position = 0

    def tell(self):
        return self.position

    def seek(self, position):
        self.position = position

    def read(self, size=None):
        left = self.size - self.position
        size = left if size is None else min(size, left)
        if self.sparse is None:
            return self._read_at(self.position, size)
        parts = []
        while size > 0:
            data = self._read_piece(size)
            parts.append(data)
            size -= len(data)
        return ''.join(parts)

    def _read_piece(self, size):
        """At most `size` bytes, of one piece of data or of the zeros in front of the next one."""
        here = self.position
        following = self.size
        for start, length, stored in self.sparse:
            if start <= here < start + length:
                return self._read_at(stored + here - start, min(size, start + length - here))
            if here < start < following:
                following = start
        size = min(size, following - here)
        self.position += size
        return NUL * size

    def _read_at(self, at, size):
        self.fileobj.seek(self.offset + at)
        self.position += size
        data = self.fileobj.read(size)
        if len(data) != size:
            raise ReadError('unexpected end of data')
        return data


class ExFileObject(object):
    """A member of an archive as a file to be read. Made by TarFile.extractfile()."""

    blocksize = 1024

    def __init__(self, tarfile, tarinfo):
        self.fileobj = _FileInFile(tarfile.fileobj, tarinfo.offset_data, tarinfo.size, getattr(tarinfo, 'sparse', None))
        self.name = tarinfo.name
        self.mode = 'r'
        self.closed = False
        self.size = tarinfo.size
        self.position = 0
        # What readline() read too much.
        self.buffer = ''

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def read(self, size=None):
        """Reads `size` bytes, or all that is left."""
        self._check()
        if size is None:
            data = self.buffer + self.fileobj.read()
            self.buffer = ''
        else:
            data = self.buffer[:size]
            self.buffer = self.buffer[size:]
            if len(data) < size:
                data += self.fileobj.read(size - len(data))
        self.position += len(data)
        return data

    def readline(self, size=-1):
        """Reads up to the end of the line, or `size` bytes of it."""
        self._check()
        end = self.buffer.find('\n') + 1
        if end == 0:
            parts = [self.buffer]
            while True:
                data = self.fileobj.read(self.blocksize)
                parts.append(data)
                if not data or '\n' in data:
                    break
            self.buffer = ''.join(parts)
            end = self.buffer.find('\n') + 1 or len(self.buffer)
        if size != -1:
            end = min(size, end)
        line = self.buffer[:end]
        self.buffer = self.buffer[end:]
        self.position += len(line)
        return line

    def readlines(self):
        """All lines that are left."""
        return list(iter(self.readline, ''))

    def __iter__(self):
        while True:
            line = self.readline()
            if not line:
                break
            yield line

    def tell(self):
        self._check()
        return self.position

    def seek(self, pos, whence=os.SEEK_SET):
        """Goes to a place, from the start, here or the end; not beyond them."""
        self._check()
        if whence == os.SEEK_CUR:
            pos += self.position
        elif whence == os.SEEK_END:
            pos += self.size
        elif whence != os.SEEK_SET:
            raise ValueError('Invalid argument')
        self.position = min(max(pos, 0), self.size)
        self.buffer = ''
        self.fileobj.seek(self.position)

    def close(self):
        self.closed = True
