# SPDX-License-Identifier: MIT
"""Reading one member of a zip archive, for zipfile."""
import io
import re
import zlib

from _ziprecords import BadZipfile

compressor_names = {
    0: 'store', 1: 'shrink', 2: 'reduce', 3: 'reduce', 4: 'reduce', 5: 'reduce', 6: 'implode', 7: 'tokenize', 8: 'deflate',
    9: 'deflate64', 10: 'implode', 12: 'bzip2', 14: 'lzma', 18: 'terse', 19: 'lz77', 97: 'wavpack', 98: 'ppmd',
}
_STORED, _DEFLATED = 0, 8
# Bytes of the header in front of encrypted data.
_ENCRYPTION_HEADER = 12


class _ZipDecrypter:
    """Decrypts by the traditional method of zip, which is weak (APPNOTE 6.1). Calling it with the next byte gives what
    that stands for; decrypt() does it for many."""

    __module__ = 'zipfile'

    # Of CRC-32, by byte.
    crctable = [~zlib.crc32(chr(byte), -1) & 0xffffffff for byte in range(256)]

    def __init__(self, pwd):
        self.key0, self.key1, self.key2 = 0x12345678, 0x23456789, 0x34567890
        for char in pwd:
            self._UpdateKeys(char)

    def _crc32(self, ch, crc):
        return crc >> 8 ^ self.crctable[(crc ^ ord(ch)) & 0xff]

    def _UpdateKeys(self, c):
        self.key0 = self._crc32(c, self.key0)
        # (key1 + the low byte of key0) * 0x08088405 + 1, in halves: the product does not fit into 53 bits.
        key = self.key1 + (self.key0 & 0xff)
        self.key1 = ((key & 0xffff) * 0x08088405 + ((key >> 16) * 0x8405 << 16) + 1) & 0xffffffff
        self.key2 = self._crc32(chr(self.key1 >> 24), self.key2)

    def __call__(self, c):
        key = self.key2 & 0xffff | 2
        c = chr(ord(c) ^ key * (key ^ 1) >> 8 & 0xff)
        self._UpdateKeys(c)
        return c

    def decrypt(self, data):
        """What `data` stands for."""
        return ''.join(map(self, data))


class ZipExtFile(io.BufferedIOBase):
    """A member of an archive, to be read. Made by ZipFile.open().

    fileobj: the file of the archive, at the start of the data. mode: 'r'; 'U' or 'rU' for universal newlines. zipinfo: what
    is known of the member. decrypter: a function from an encrypted byte to the one it stands for. close_fileobj: close
    `fileobj` together with this file."""

    __module__ = 'zipfile'

    MAX_N = 1 << 30
    # Bytes that are read, or decompressed, at the least.
    MIN_READ_SIZE = 4096
    PATTERN = re.compile('(?P<chunk>[^\r\n]+)|(?P<newline>\r\n?|\n)')

    def __init__(self, fileobj, mode, zipinfo, decrypter=None, close_fileobj=False):
        self._fileobj = fileobj
        self._decrypter = decrypter
        self._close_fileobj = close_fileobj
        self._compress_type = kind = zipinfo.compress_type
        self._compress_size = self._compress_left = zipinfo.compress_size
        if kind == _DEFLATED:
            self._decompressor = zlib.decompressobj(-15)
        elif kind != _STORED:
            name = compressor_names.get(kind)
            raise NotImplementedError('compression type %d' % kind + (' (%s)' % name if name else ''))
        # Compressed bytes that were read, but for which there was no room.
        self._unconsumed = ''
        # What is ready; up to _offset it was read already.
        self._readbuffer = ''
        self._offset = 0
        self._universal = 'U' in mode
        # With universal newlines: the kinds met so far.
        self.newlines = None
        if decrypter is not None:
            self._compress_left -= _ENCRYPTION_HEADER
        self.mode = mode
        self.name = zipinfo.filename
        self._expected_crc = getattr(zipinfo, 'CRC', None)
        self._running_crc = zlib.crc32('') & 0xffffffff

    def readable(self):
        return True

    def _update_crc(self, newdata, eof):
        """Called with what was decompressed. BadZipfile if at the end the check sum is wrong."""
        if self._expected_crc is None:
            return
        self._running_crc = zlib.crc32(newdata, self._running_crc) & 0xffffffff
        if eof and self._running_crc != self._expected_crc:
            raise BadZipfile('Bad CRC-32 for file %r' % self.name)

    def _append(self, data):
        self._readbuffer = self._readbuffer[self._offset:] + data
        self._offset = 0

    def read1(self, n):
        """At most `n` bytes, with at most one read of the archive; None or less than 0: as many as there may be."""
        if n is None or n < 0:
            n = self.MAX_N
        missing = n - (len(self._readbuffer) - self._offset)
        if self._compress_left > 0 and missing > len(self._unconsumed):
            size = max(missing - len(self._unconsumed), self.MIN_READ_SIZE)
            data = self._fileobj.read(min(size, self._compress_left))
            self._compress_left -= len(data)
            if data and self._decrypter is not None:
                decrypt = getattr(self._decrypter, 'decrypt', None)
                data = decrypt(data) if decrypt else ''.join(map(self._decrypter, data))
            if self._compress_type == _STORED:
                self._update_crc(data, eof=self._compress_left == 0)
                self._append(data)
            else:
                self._unconsumed += data
        if self._unconsumed and missing > 0 and self._compress_type == _DEFLATED:
            data = self._decompressor.decompress(self._unconsumed, max(missing, self.MIN_READ_SIZE))
            self._unconsumed = self._decompressor.unconsumed_tail
            eof = not self._unconsumed and self._compress_left == 0
            if eof:
                data += self._decompressor.flush()
            self._update_crc(data, eof=eof)
            self._append(data)
        data = self._readbuffer[self._offset:self._offset + n]
        self._offset += len(data)
        return data

    def read(self, n=-1):
        """Reads `n` bytes, or all that is left."""
        if n is None:
            n = -1
        parts = []
        while n:
            data = self.read1(n)
            if not data:
                break
            parts.append(data)
            if n > 0:
                n -= len(data)
        return ''.join(parts)

    def peek(self, n=1):
        """The next bytes, without reading them: at least `n` where there are so many, at most 512."""
        if n > len(self._readbuffer) - self._offset:
            data = self.read(n)
            if len(data) > self._offset:
                self._readbuffer = data + self._readbuffer[self._offset:]
                self._offset = 0
            else:
                self._offset -= len(data)
        return self._readbuffer[self._offset:self._offset + 512]

    def readline(self, limit=-1):
        """Reads up to the end of the line, or `limit` bytes of it."""
        if not self._universal:
            if limit < 0:
                end = self._readbuffer.find('\n', self._offset) + 1
                if end > 0:
                    line = self._readbuffer[self._offset:end]
                    self._offset = end
                    return line
            return io.BufferedIOBase.readline(self, limit)
        line = ''
        while limit < 0 or len(line) < limit:
            ready = self.peek(2)
            if ready == '':
                break
            newline, rest = self.PATTERN.search(ready).group('newline', 'chunk')
            if newline is not None:
                seen = self.newlines = self.newlines or []
                if newline not in seen:
                    seen.append(newline)
                self._offset += len(newline)
                return line + '\n'
            taken = rest if limit < 0 else rest[:limit - len(line)]
            self._offset += len(taken)
            line += taken
        return line

    def close(self):
        try:
            if self._close_fileobj:
                self._fileobj.close()
        finally:
            super(ZipExtFile, self).close()
