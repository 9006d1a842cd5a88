# SPDX-License-Identifier: MIT
"""Compression as of bzip2: whole strings, pieces one after the other, and files.

This needs the system's libbz2."""
import __builtin__
import functools
import re
import thread

from _bz2 import BZ2Compressor, BZ2Decompressor, Reader as _Reader, compress, decompress

__all__ = ["BZ2File", "BZ2Compressor", "BZ2Decompressor", "compress", "decompress"]

# Bytes of a file that are decompressed at a time; what iteration reads ahead.
_PIECE = 8192
_AHEAD = 8192

_TRUNCATED = "compressed file ended before the logical end-of-stream was detected"


class _Source(object):
    """The bytes that a compressed file stands for, in order."""

    def __init__(self, packed):
        self._packed = packed
        self._reader = _Reader()
        # Decompressed, but not taken: what stands behind `_at`.
        self._text = ''
        self._at = 0

    def _more(self, size):
        """Decompresses at most `size` bytes; '' at the end of the stream."""
        while not self._reader.ended:
            text = self._reader.read(size)
            if text:
                return text
            if not self._reader.ended:
                packed = self._packed.read(_PIECE)
                if not packed:
                    raise EOFError(_TRUNCATED)
                self._reader.feed(packed)
        return ''

    def take(self, size):
        """The next bytes, `size` of them unless the end comes first."""
        parts = []
        while size > 0:
            if self._at == len(self._text):
                self._text, self._at = self._more(max(size, _PIECE)), 0
                if not self._text:
                    break
            part = self._text[self._at:self._at + size]
            self._at += len(part)
            size -= len(part)
            parts.append(part)
        return ''.join(parts)

    def take_line(self, find_end, limit):
        """The next bytes up to where `find_end` finds the end of a line, at most `limit`."""
        parts = []
        while limit > 0:
            if self._at == len(self._text):
                self._text, self._at = self._more(_PIECE), 0
                if not self._text:
                    break
            end = find_end(self._text, self._at) + 1
            part = self._text[self._at:min(end or len(self._text), self._at + limit)]
            self._at += len(part)
            limit -= len(part)
            parts.append(part)
            if end and self._at == end:
                break
        return ''.join(parts)


_find_newline = re.compile('[\r\n]').search


def _find_any_end(text, start):
    match = _find_newline(text, start)
    return match.start() if match else -1


def _find_end(text, start):
    return text.find('\n', start)


class _Universal(object):
    """The same as _Source with each end of a line as '\\n'. `seen`: which ends there were."""

    def __init__(self, source):
        self._source = source
        self._after_return = False
        self.seen = set()

    def _translate(self, text):
        if self._after_return and text:
            # The line ended with the '\r'; the '\n' is part of that end.
            self._after_return = False
            self.seen.add('\r\n' if text[0] == '\n' else '\r')
            text = text[text[0] == '\n':]
        tail = ''
        if text.endswith('\r'):
            self._after_return = True
            text, tail = text[:-1], '\n'
        pairs = text.count('\r\n')
        if pairs:
            self.seen.add('\r\n')
        for end in '\r', '\n':
            if text.count(end) > pairs:
                self.seen.add(end)
        return text.replace('\r\n', '\n').replace('\r', '\n') + tail

    def take(self, size):
        text = ''
        while len(text) < size:
            raw = self._source.take(size - len(text))
            if not raw:
                if self._after_return:
                    self.seen.add('\r')
                break
            text += self._translate(raw)
        return text

    def take_line(self, _, limit):
        text = ''
        while not text.endswith('\n') and len(text) < limit:
            raw = self._source.take_line(_find_any_end, limit - len(text))
            if not raw:
                break
            text += self._translate(raw)
        return text


def _exclusive(method):
    """One thread at a time: what is compressed in order must be written in order."""
    @functools.wraps(method)
    def run(self, *args, **named):
        with self._lock:
            return method(self, *args, **named)
    return run


class BZ2File(object):
    """A file whose bytes are compressed on the way out and in.

    filename: what to open. mode: 'r' or 'w', also with 'b'; with 'U' lines may end with '\\r' and '\\r\\n', too.
    buffering: that of the file itself. compresslevel: 1 to 9. What follows the first stream in a file is not read."""

    __slots__ = ('softspace', '__weakref__', '_file', '_lock', '_name', '_universal', '_packer', '_source', '_position',
                 '_ahead')

    def __init__(self, filename, mode='r', buffering=0, compresslevel=9):
        self.softspace = 0
        kind, self._universal = _parse_mode(mode)
        _check_number(buffering)
        _check_number(compresslevel)
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        self._file = __builtin__.open(filename, kind + 'b', buffering)
        self._lock = thread.allocate_lock()
        self._name = filename
        self._packer = BZ2Compressor(compresslevel) if kind == 'w' else None
        self._source = None
        self._rewind()

    def __del__(self):
        # Nothing is open where __init__ has failed.
        if hasattr(self, '_file'):
            self.close()

    def _rewind(self):
        self._file.seek(0)
        self._position = 0
        # Lines that iteration has read but not given, the next one last.
        self._ahead = []
        if not self._packer:
            self._source = _Source(self._file)
            if self._universal:
                self._source = _Universal(self._source)

    name = property(lambda self: self._name, doc="The name of the file.")
    mode = property(lambda self: 'wb' if self._packer else 'rb', doc="How the file was opened.")
    closed = property(lambda self: int(self._file.closed), doc="Is the file closed?")

    @property
    def newlines(self):
        """Which ends of lines were read so far: None, one, or a tuple of them. Only with 'U'."""
        if not self._universal or self._packer:
            return None
        seen = tuple(end for end in ('\r', '\n', '\r\n') if end in self._source.seen)
        return seen if len(seen) > 1 else seen[0] if seen else None

    def _check_open(self):
        if self._file.closed:
            raise ValueError("I/O operation on closed file")

    def _check_reading(self):
        self._check_open()
        if self._ahead:
            raise ValueError("Mixing iteration and read methods would lose data")
        if self._packer:
            raise IOError("file is not ready for reading")

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc_info):
        self.close()

    @_exclusive
    def close(self):
        """Writes what is left, and closes the file."""
        if self._file.closed:
            return
        try:
            if self._packer:
                self._file.write(self._packer.flush())
        finally:
            self._ahead = []
            self._file.close()

    def tell(self):
        """How many bytes were read or written, as they are when not compressed."""
        self._check_open()
        return self._position

    def _take(self, size):
        text = self._source.take(size)
        self._position += len(text)
        return text

    def _skip(self, count=None):
        """Reads so many bytes, all by default, and drops them."""
        while count is None or count > 0:
            text = self._take(_AHEAD if count is None else min(count, _AHEAD))
            if not text:
                break
            if count is not None:
                count -= len(text)

    def _take_all(self):
        return ''.join(iter(lambda: self._take(1 << 16), ''))

    def _take_line(self, limit=float('inf')):
        line = self._source.take_line(_find_end, limit)
        self._position += len(line)
        return line

    def _take_lines(self, size):
        """A list of lines that have about `size` bytes."""
        text = ''
        while len(text) < size:
            more = self._take(_AHEAD)
            if not more:
                break
            text += more
        if text and text[-1] != '\n':
            text += self._take_line()
        return _lines(text)

    @_exclusive
    def read(self, size=-1):
        """At most `size` bytes; all that are left by default."""
        _check_number(size)
        self._check_reading()
        return self._take(size) if size >= 0 else self._take_all()

    @_exclusive
    def readline(self, size=-1):
        """The next line, at most `size` bytes of it; '' at the end."""
        _check_number(size)
        self._check_reading()
        return self._take_line(size) if size >= 0 else self._take_line()

    @_exclusive
    def readlines(self, size=0):
        """The lines that are left; with a size only so many that they have about so many bytes."""
        _check_number(size)
        self._check_reading()
        return self._take_lines(size) if size > 0 else _lines(self._take_all())

    def xreadlines(self):
        """The file itself, for loops over its lines."""
        self._check_open()
        return self

    __iter__ = xreadlines

    @_exclusive
    def next(self):
        self._check_open()
        if not self._ahead:
            if self._packer:
                raise RuntimeError("wrong sequence of bz2 library commands used")
            self._ahead = self._take_lines(_AHEAD)
            self._ahead.reverse()
        if not self._ahead:
            raise StopIteration
        return self._ahead.pop()

    @_exclusive
    def seek(self, offset, whence=0):
        """Moves to another place, by reading on, or everything again from the start."""
        _check_number(offset)
        _check_number(whence)
        self._check_open()
        if self._packer:
            raise IOError("seek works only while reading")
        self._ahead = []
        if whence == 2:
            self._skip()
        if whence:
            offset += self._position
        if offset < self._position:
            self._rewind()
        self._skip(offset - self._position)

    @_exclusive
    def write(self, data):
        """Writes the bytes of a string or buffer."""
        self._check_open()
        if not self._packer:
            raise IOError("file is not ready for writing")
        try:
            packed = self._packer.compress(data)
        except TypeError:
            kind = 'None' if data is None else type(data).__name__
            raise TypeError("write() argument 1 must be string or buffer, not " + kind)
        self._position += len(data) * getattr(data, 'itemsize', 1)
        self._file.write(packed)

    def writelines(self, sequence_of_strings):
        """Writes several strings."""
        self._check_open()
        try:
            lines = iter(sequence_of_strings)
        except TypeError:
            raise TypeError("writelines() requires an iterable argument")
        for line in lines:
            if not isinstance(line, (basestring, buffer)):
                raise TypeError("writelines() argument must be a sequence of strings")
            self.write(line)


def _parse_mode(mode):
    """'r' or 'w', and whether all ends of lines are known."""
    if not isinstance(mode, basestring):
        raise TypeError("BZ2File() argument 2 must be string, not " + type(mode).__name__)
    kind, universal = '', False
    for char in mode:
        if char in 'rw' and not kind:
            kind = char
        elif char == 'U':
            universal = True
        elif char != 'b':
            raise ValueError("invalid mode char " + char)
    return kind or 'r', universal


def _check_number(n):
    if isinstance(n, float):
        raise TypeError("integer argument expected, got float")
    if not isinstance(n, (int, long)):
        raise TypeError("an integer is required")


def _lines(text):
    """The lines of a text. splitlines() knows other ends, too."""
    lines = [line + '\n' for line in text.split('\n')]
    last = lines.pop()[:-1]
    return lines + [last] if last else lines
