# SPDX-License-Identifier: MIT
"""Reads and writes files in the format of gzip (RFC 1952)."""
import __builtin__
import errno
import io
import os
import struct
import sys
import time
import zlib

__all__ = ['GzipFile', 'open']

# Flags of a header.
FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16

READ, WRITE = 1, 2

# Bytes that a seek skips or writes at a time.
_STEP = 1024


def write32u(output, value):
    """Writes an unsigned number of 32 bits, the low byte first."""
    output.write(struct.pack('<L', value))


def read32(input):
    """Reads an unsigned number of 32 bits, the low byte first."""
    return struct.unpack('<I', input.read(4))[0]


def open(filename, mode='rb', compresslevel=9):
    """A GzipFile for the named file; modes are 'r', 'w' and 'a', with or without 'b'."""
    return GzipFile(filename, mode, compresslevel)


def _binary(mode):
    """`mode` for a file whose line ends stay as they are."""
    mode = mode.replace('U', '')
    return mode + 'b' if mode and 'b' not in mode else mode


def _name_of(fileobj):
    """The name of an open file for the header; '' if it has none."""
    name = getattr(fileobj, 'name', '')
    return name if isinstance(name, basestring) and name != '<fdopen>' else ''


class GzipFile(io.BufferedIOBase):
    """A file whose bytes are compressed on the way out and in.

    filename: the file to open; with `fileobj` only the name in the header. mode: 'r', 'w' or 'a'; by default that of
    `fileobj`, else 'rb'. compresslevel: 0 to 9. fileobj: what to read or write instead of a named file; it stays open
    at close(). mtime: the time in the header, now by default; after reading a header, the one in it.

    What is read may have several members, one behind the other, with zeros between and behind them."""

    # The file that was opened here and is to be closed here.
    myfileobj = None
    # The most compressed bytes that are read at a time.
    max_read_chunk = 10 * 1024 * 1024

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode:
            mode = _binary(mode)
        if fileobj is None:
            fileobj = self.myfileobj = __builtin__.open(filename, mode or 'rb')
        if filename is None:
            filename = _name_of(fileobj)
        if mode is None:
            mode = getattr(fileobj, 'mode', 'rb')
        kind = mode[0:1]
        if kind == 'r':
            self.mode = READ
            self.name = filename
            self.min_readsize = 100
            # What is decompressed but not read yet: the last `extrasize` bytes of `extrabuf`, which begins at
            # `extrastart` of the whole.
            self._forget()
        elif kind in ('w', 'a'):
            self.mode = WRITE
            self._init_write(filename)
            self.compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)
        else:
            raise IOError('Mode ' + mode + ' not supported')
        self.fileobj = fileobj
        self.offset = 0
        self.mtime = mtime
        if self.mode == WRITE:
            self._write_gzip_header()

    @property
    def filename(self):
        import warnings
        warnings.warn('use the name attribute', DeprecationWarning, 2)
        missing = self.mode == WRITE and not self.name.endswith('.gz')
        return self.name + '.gz' if missing else self.name

    def __repr__(self):
        return '<gzip ' + repr(self.fileobj)[1:-1] + ' ' + hex(id(self)) + '>'

    @property
    def closed(self):
        return self.fileobj is None

    def _check_closed(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    # --- Writing

    def _init_write(self, filename):
        self.name = filename
        self._init_read()

    def _write_gzip_header(self):
        name = os.path.basename(self.name)
        if not isinstance(name, str):
            try:
                name = name.encode('latin-1')
            except UnicodeEncodeError:
                name = ''
        if name.endswith('.gz'):
            name = name[:-3]
        output = self.fileobj
        output.write('\x1f\x8b\x08' + chr(FNAME if name else 0))
        write32u(output, long(time.time() if self.mtime is None else self.mtime))
        # Smallest output; the system is not told.
        output.write('\x02\xff')
        if name:
            output.write(name + '\0')

    def write(self, data):
        """Compresses and writes; gives the number of bytes in `data`."""
        self._check_closed()
        if self.mode != WRITE:
            raise IOError(errno.EBADF, 'write() on read-only GzipFile object')
        if self.fileobj is None:
            raise ValueError('write() on closed GzipFile object')
        if isinstance(data, memoryview):
            data = data.tobytes()
        size = len(data)
        if size > 0:
            self.fileobj.write(self.compress.compress(data))
            self.size += size
            self.crc = zlib.crc32(data, self.crc) & 0xffffffffL
            self.offset += size
        return size

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        """Writes all that was compressed so far, so that it can be read. Costs some bytes each time."""
        self._check_closed()
        if self.mode == WRITE:
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def close(self):
        output = self.fileobj
        if output is None:
            return
        self.fileobj = None
        try:
            if self.mode == WRITE:
                output.write(self.compress.flush())
                write32u(output, self.crc)
                write32u(output, self.size & 0xffffffffL)
        finally:
            own = self.myfileobj
            if own:
                self.myfileobj = None
                own.close()

    # --- Reading

    def _init_read(self):
        self.crc = zlib.crc32('') & 0xffffffffL
        self.size = 0

    def _forget(self):
        self._new_member = True
        self.extrabuf = ''
        self.extrasize = self.extrastart = 0

    def _read_gzip_header(self):
        source = self.fileobj
        if source.read(2) != '\x1f\x8b':
            raise IOError('Not a gzipped file')
        if ord(source.read(1)) != zlib.DEFLATED:
            raise IOError('Unknown compression method')
        flags = ord(source.read(1))
        self.mtime = read32(source)
        source.read(2)
        if flags & FEXTRA:
            low = ord(source.read(1))
            source.read(low + 256 * ord(source.read(1)))
        for flag in FNAME, FCOMMENT:
            if flags & flag:
                while source.read(1) not in ('', '\0'):
                    pass
        if flags & FHCRC:
            source.read(2)

    def _read(self, size=1024):
        """Decompresses `size` bytes of the file into the buffer. EOFError at the end, which may have given some more."""
        if self.fileobj is None:
            raise EOFError('Reached EOF')
        if self._new_member:
            here = self.fileobj.tell()
            self.fileobj.seek(0, 2)
            if here == self.fileobj.tell():
                raise EOFError('Reached EOF')
            self.fileobj.seek(here)
            self._init_read()
            self._read_gzip_header()
            self.decompress = zlib.decompressobj(-zlib.MAX_WBITS)
            self._new_member = False
        packed = self.fileobj.read(size)
        if packed == '':
            data = self.decompress.flush()
            self._read_eof()
            self._add_read_data(data)
            raise EOFError('Reached EOF')
        self._add_read_data(self.decompress.decompress(packed))
        rest = self.decompress.unused_data
        if rest != '':
            # The file goes on behind the eight bytes of the trailer.
            self.fileobj.seek(8 - len(rest), 1)
            self._read_eof()
            self._new_member = True

    def _add_read_data(self, data):
        self.crc = zlib.crc32(data, self.crc) & 0xffffffffL
        self.extrabuf = self.extrabuf[self.offset - self.extrastart:] + data
        self.extrasize += len(data)
        self.extrastart = self.offset
        self.size += len(data)

    def _read_eof(self):
        """Compares the trailer with what was decompressed, and skips zeros behind it. IOError if they differ."""
        source = self.fileobj
        source.seek(-8, 1)
        crc = read32(source)
        size = read32(source)
        if crc != self.crc:
            raise IOError('CRC check failed %s != %s' % (hex(crc), hex(self.crc)))
        if size != self.size & 0xffffffffL:
            raise IOError('Incorrect length of data produced')
        byte = '\0'
        while byte == '\0':
            byte = source.read(1)
        if byte:
            source.seek(-1, 1)

    def _take(self, size):
        at = self.offset - self.extrastart
        self.offset += size
        self.extrasize -= size
        return self.extrabuf[at:at + size]

    def _unread(self, buf):
        """Gives back what was read last."""
        self.extrasize += len(buf)
        self.offset -= len(buf)

    def read(self, size=-1):
        """Reads `size` bytes, or all that is left."""
        self._check_closed()
        if self.mode != READ:
            raise IOError(errno.EBADF, 'read() on write-only GzipFile object')
        if self.extrasize <= 0 and self.fileobj is None:
            return ''
        step = 1024
        try:
            while size < 0 or size > self.extrasize:
                self._read(step)
                step = min(self.max_read_chunk, step * 2)
        except EOFError:
            if size < 0 or size > self.extrasize:
                size = self.extrasize
        return self._take(size)

    def readline(self, size=-1):
        """Reads up to the end of the line, or `size` bytes of it."""
        at = self.offset - self.extrastart
        end = self.extrabuf.find('\n', at) + 1
        if end > 0 and size < 0:
            length = end - at
            self.extrasize -= length
            self.offset += length
            return self.extrabuf[at:end]
        step = size
        if size < 0:
            size = sys.maxint
            step = self.min_readsize
        parts = []
        while size != 0:
            part = self.read(step)
            end = part.find('\n') + 1
            if end > 0:
                self._unread(part[end:])
                part = part[:end]
            parts.append(part)
            if end > 0 or part == '':
                break
            size -= len(part)
            step = min(size, step * 2)
        if step > self.min_readsize:
            # Lines are longer than thought.
            self.min_readsize = min(step, self.min_readsize * 2, 512)
        return ''.join(parts)

    # --- The file

    def fileno(self):
        """The descriptor of the file underneath."""
        return self.fileobj.fileno()

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def rewind(self):
        """Goes to the start of what is read."""
        if self.mode != READ:
            raise IOError("Can't rewind in write mode")
        self.fileobj.seek(0)
        self._forget()
        self.offset = 0

    def seek(self, offset, whence=0):
        """Goes to a place, from the start or from here (1); all up to it is read, or zeros are written."""
        if whence:
            if whence != 1:
                raise ValueError('Seek from end not supported')
            offset += self.offset
        if self.mode == WRITE:
            if offset < self.offset:
                raise IOError('Negative seek in write mode')
            steps, rest = divmod(offset - self.offset, _STEP)
            for _ in xrange(steps):
                self.write(_STEP * '\0')
            self.write(rest * '\0')
        elif self.mode == READ:
            if offset < self.offset:
                self.rewind()
            steps, rest = divmod(offset - self.offset, _STEP)
            for _ in xrange(steps):
                self.read(_STEP)
            self.read(rest)
        return self.offset


def _test():
    """The command: compresses the named files, or standard input; with -d the other way."""
    names = sys.argv[1:]
    unpack = names[:1] == ['-d']
    for name in names[unpack:] or ['-']:
        if name == '-':
            source, target = sys.stdin, sys.stdout
            if unpack:
                source = GzipFile(filename='', mode='rb', fileobj=source)
            else:
                target = GzipFile(filename='', mode='wb', fileobj=target)
        elif not unpack:
            source, target = __builtin__.open(name, 'rb'), open(name + '.gz', 'wb')
        elif name[-3:] == '.gz':
            source, target = open(name, 'rb'), __builtin__.open(name[:-3], 'wb')
        else:
            print "filename doesn't end in .gz:", repr(name)
            continue
        for data in iter(lambda: source.read(1024), ''):
            target.write(data)
        if target is not sys.stdout:
            target.close()
        if source is not sys.stdin:
            source.close()


if __name__ == '__main__':
    _test()
