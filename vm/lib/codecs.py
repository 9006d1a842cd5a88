# SPDX-License-Identifier: MIT
"""Encodings: the registry, base classes for codecs, and files that encode and decode. The codecs themselves are native
(`_codecs`); the package `encodings` finds them by name."""
import __builtin__
import sys
from _codecs import *

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE',
           'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE',
           'BOM_UTF32_BE', 'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader',
           'StreamWriter', 'StreamReaderWriter', 'StreamRecoder', 'getencoder', 'getdecoder',
           'getincrementalencoder', 'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode',
           'iterencode', 'iterdecode', 'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors',
           'backslashreplace_errors', 'register_error', 'lookup_error']

# Marks at the start of a text that tell the encoding and the order of its bytes.
BOM_UTF8 = '\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM32_LE = '\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = '\xfe\xff'
BOM_UTF32_LE = BOM64_LE = '\xff\xfe\0\0'
BOM_UTF32_BE = BOM64_BE = '\0\0\xfe\xff'
if sys.byteorder == 'little':
    BOM = BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE
else:
    BOM = BOM_UTF16 = BOM_UTF16_BE
    BOM_UTF32 = BOM_UTF32_BE


# --- What a codec consists of

class CodecInfo(tuple):
    """A codec in the registry: the tuple (encode, decode, stream reader, stream writer), and more attributes."""

    # False for those that do not turn unicode into bytes and back, such as hex.
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.encode, self.decode, self.streamreader, self.streamwriter = self
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.name = name
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at 0x%x>" % (
            self.__class__.__module__, self.__class__.__name__, self.name, id(self))


class Codec:
    """Encodes and decodes whole texts. Both methods return (result, length of what was used of the input)."""

    def encode(self, input, errors='strict'):
        """Encodes `input`."""
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        """Decodes `input`."""
        raise NotImplementedError


class IncrementalEncoder(object):
    """Encodes a text that comes in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        """Encodes a piece, the last one if `final`."""
        raise NotImplementedError

    def reset(self):
        """Forgets what came before."""

    def getstate(self):
        """The state, for setstate()."""
        return 0

    def setstate(self, state):
        """Goes back to a state."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """An encoder that may leave the end of a piece until more comes. Define _buffer_encode(input, errors, final),
    which returns as a Codec's encode() does."""

    def __init__(self, errors='strict'):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        input = self.buffer + input
        result, used = self._buffer_encode(input, self.errors, final)
        self.buffer = input[used:]
        return result

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder(object):
    """Decodes a text that comes in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        """Decodes a piece, the last one if `final`."""
        raise NotImplementedError

    def reset(self):
        """Forgets what came before."""

    def getstate(self):
        """(bytes not decoded yet, other state as an integer), for setstate()."""
        return b"", 0

    def setstate(self, state):
        """Goes back to a state."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """A decoder that may leave the end of a piece until more comes. Define _buffer_decode(input, errors, final),
    which returns as a Codec's decode() does."""

    def __init__(self, errors='strict'):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = ""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = ""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


# --- Files

class StreamWriter(Codec):
    """A file that encodes what is written. What it does not know itself it asks `stream`."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        """Writes a text."""
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        """Writes several texts as one."""
        self.write(''.join(list))

    def reset(self):
        """Brings the output into a state where something new can begin."""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader(Codec):
    """A file that decodes what is read. What it does not know itself it asks `stream`.

    Decoded text waits in `charbuffer`, or in `linebuffer` as a list of lines (the last perhaps incomplete); bytes that
    could not be decoded yet in `bytebuffer`."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = ""
        self._empty_charbuffer = ""
        self.charbuffer = ""
        self.linebuffer = None

    def decode(self, input, errors='strict'):
        raise NotImplementedError

    def _fill(self, size, firstline):
        # Reads and decodes `size` bytes (all if negative). False at the end of the stream.
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        try:
            text, used = self.decode(data, self.errors)
        except UnicodeDecodeError as e:
            if not firstline:
                raise
            # What is before the error will do, if that is a line at least.
            text, used = self.decode(data[:e.start], self.errors)
            if len(text.splitlines(True)) <= 1:
                raise
        self.bytebuffer = data[used:]
        self.charbuffer += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        """Reads and decodes `chars` characters, or else `size`, or else all. `size` says besides how many bytes to read
        at a time. With `firstline` an error after the first line is left for later."""
        if self.linebuffer:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
            self.linebuffer = None
        if chars < 0:
            chars = size
        while (chars < 0 or len(self.charbuffer) < chars) and self._fill(size, firstline):
            pass
        if chars < 0:
            chars = len(self.charbuffer)
        text, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return text

    def readline(self, size=None, keepends=True):
        """The next line, '' at the end. With `size` only one read of about that many bytes is made."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if len(self.linebuffer) == 1:
                # The last one may go on.
                self.charbuffer = self.linebuffer[0]
                self.linebuffer = None
            return line if keepends else line.splitlines(False)[0]
        step = size or 72
        text = self._empty_charbuffer
        while True:
            data = self.read(step, firstline=True)
            if data and data.endswith("\r"):
                # A line feed may follow, and belongs to the same line end.
                data += self.read(size=1, chars=1)
            text += data
            lines = text.splitlines(True)
            if lines:
                first = lines.pop(0)
                bare = first.splitlines(False)[0]
                if lines:
                    if len(lines) > 1:
                        lines[-1] += self.charbuffer
                        self.linebuffer = lines
                        self.charbuffer = self._empty_charbuffer
                    else:
                        self.charbuffer = lines[0] + self.charbuffer
                    return first if keepends else bare
                if first != bare:
                    return first if keepends else bare
            if not data or size is not None:
                return text if keepends or not lines and not text else text.splitlines(False)[0]
            if step < 8000:
                step *= 2

    def readlines(self, sizehint=None, keepends=True):
        """All lines left. (`sizehint` is ignored: decoding all at once is the efficient way.)"""
        return self.read().splitlines(keepends)

    def reset(self):
        """Forgets what is buffered. (It does not move the stream.)"""
        self.bytebuffer = ""
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def seek(self, offset, whence=0):
        """Moves the stream and forgets what is buffered."""
        self.stream.seek(offset, whence)
        self.reset()

    def next(self):
        """The next line; StopIteration at the end."""
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReaderWriter:
    """A file for reading and writing, made of a StreamReader and a StreamWriter on one stream."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def __iter__(self):
        return self

    def next(self):
        return self.reader.next()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        # At the very start the writer may have to write a mark again.
        for codec in (self.reader,) if whence or offset else (self.reader, self.writer):
            codec.reset()

    def reset(self):
        for codec in self.reader, self.writer:
            codec.reset()

    def writelines(self, list):
        return self.writer.writelines(list)

    def write(self, data):
        return self.writer.write(data)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def readline(self, size=None):
        return self.reader.readline(size)

    def read(self, size=-1):
        return self.reader.read(size)

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamRecoder:
    """A file whose data is in another encoding for the program than in the stream: `encode` and `decode` are the
    program's side, Reader and Writer the stream's."""

    data_encoding = 'unknown'
    file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def _out(self, text):
        return self.encode(text, self.errors)[0]

    def read(self, size=-1):
        return self._out(self.reader.read(size))

    def readline(self, size=None):
        return self._out(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self._out(self.reader.read()).splitlines(1)

    def next(self):
        return self._out(self.reader.next())

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(''.join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


def open(filename, mode='rb', encoding=None, errors='strict', buffering=1):
    """Opens a file that encodes and decodes; without `encoding` a plain one. Such files are always binary: line ends
    are not translated."""
    if encoding is not None:
        mode = mode.strip().replace('U', '')
        if mode[:1] not in ('r', 'w', 'a'):
            mode = 'r' + mode
        if 'b' not in mode:
            mode += 'b'
    stream = __builtin__.open(filename, mode, buffering)
    if encoding is None:
        return stream
    info = lookup(encoding)
    made = StreamReaderWriter(stream, info.streamreader, info.streamwriter, errors)
    made.encoding = encoding
    return made


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """A StreamRecoder on `file`: the program reads and writes in `data_encoding`, the file is in `file_encoding`."""
    if file_encoding is None:
        file_encoding = data_encoding
    data = lookup(data_encoding)
    stored = lookup(file_encoding)
    made = StreamRecoder(file, data.encode, data.decode, stored.streamreader, stored.streamwriter, errors)
    made.data_encoding = data_encoding
    made.file_encoding = file_encoding
    return made


# --- Parts of a codec by name

def getencoder(encoding):
    """The function that encodes; LookupError if the encoding is unknown."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The IncrementalEncoder class; LookupError if the codec has none."""
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding):
    """The IncrementalDecoder class; LookupError if the codec has none."""
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    """The StreamReader class."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The StreamWriter class."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Generates the pieces of `iterator` encoded one after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        data = encoder.encode(piece)
        if data:
            yield data
    data = encoder.encode("", True)
    if data:
        yield data


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Generates the pieces of `iterator` decoded one after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        text = decoder.decode(piece)
        if text:
            yield text
    text = decoder.decode("", True)
    if text:
        yield text


# --- Helpers for codecs made of character maps

def make_identity_dict(rng):
    """A dictionary that maps each of the integers to itself."""
    return dict((number, number) for number in rng)


def make_encoding_map(decoding_map):
    """The inverse of a decoding map. What several bytes decode to cannot be encoded (None)."""
    inverse = {}
    for byte, code in decoding_map.items():
        inverse[code] = None if code in inverse else byte
    return inverse


# --- Error handlers

strict_errors, ignore_errors, replace_errors, xmlcharrefreplace_errors, backslashreplace_errors = map(
    lookup_error, ["strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace"])
