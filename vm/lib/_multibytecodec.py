# SPDX-License-Identifier: MIT
"""The classes that codecs of the module encodings are made of where a character is more than one byte: they have the
codec itself as the class attribute `codec`."""
from _multibyte import MultibyteCodec, getcodec

__all__ = ['MultibyteIncrementalEncoder', 'MultibyteIncrementalDecoder', 'MultibyteStreamReader',
           'MultibyteStreamWriter']


class _WithErrors(object):
    # What the four classes have in common: the codec of the class, and how errors are handled. Everything is made in
    # __new__, as in CPython: the other bases of codecs have an __init__ of their own, which must not matter.
    def __new__(cls, errors='strict'):
        codec = cls.codec
        if not isinstance(codec, MultibyteCodec):
            raise TypeError('codec is unexpected type')
        self = object.__new__(cls)
        self._start(codec)
        self._errors = 'strict'
        if errors is not None:
            self.errors = errors
        return self

    def __init__(self, *args, **kwargs):
        pass

    @property
    def errors(self):
        """How errors are handled: a name."""
        return self._errors

    @errors.setter
    def errors(self, errors):
        if not isinstance(errors, str):
            raise TypeError('errors must be a string')
        self._errors = errors

    @errors.deleter
    def errors(self):
        raise AttributeError('cannot delete attribute')


class MultibyteIncrementalEncoder(_WithErrors):
    """Encodes a text that comes in pieces."""

    def _start(self, codec):
        self._encoder = codec.encoder()

    def encode(self, input, final=False):
        return self._encoder.encode(input, self._errors, bool(final))

    def reset(self):
        self._encoder.reset()


class MultibyteIncrementalDecoder(_WithErrors):
    """Decodes data that come in pieces."""

    def _start(self, codec):
        self._decoder = codec.decoder()

    def decode(self, input, final=False):
        return self._decoder.decode(input, self._errors, bool(final))

    def reset(self):
        self._decoder.reset()


class _OnStream(_WithErrors):
    def __new__(cls, stream, errors='strict'):
        self = _WithErrors.__new__(cls, errors)
        self.stream = stream
        return self


class MultibyteStreamReader(_OnStream):
    """Reads text from a stream of bytes."""

    def _start(self, codec):
        self._decoder = codec.decoder()

    def _read(self, method, size):
        if size is None:
            size = -1
        elif not isinstance(size, (int, long)):
            raise TypeError('arg 1 must be an integer')
        if size == 0:
            return u''
        read = getattr(self.stream, method)
        while True:
            data = read() if size < 0 else read(size)
            if not isinstance(data, str):
                raise TypeError('stream function returned a non-string object')
            waited = self._decoder.waiting
            try:
                text = self._decoder.decode(data, self._errors, not data or size < 0)
            except:
                self._decoder.forget()
                raise
            if size < 0 or text or not (data or waited):
                return text
            # No whole character yet.
            size = 1

    def read(self, size=None):
        return self._read('read', size)

    def readline(self, size=None):
        return self._read('readline', size)

    def readlines(self, sizehint=None):
        return self._read('read', sizehint).splitlines(True)

    def reset(self):
        self._decoder.reset()


class MultibyteStreamWriter(_OnStream):
    """Writes text to a stream of bytes."""

    def _start(self, codec):
        self._encoder = codec.encoder()

    def write(self, text):
        self.stream.write(self._encoder.encode(text, self._errors, False))

    def writelines(self, lines):
        if not hasattr(lines, '__getitem__'):
            raise TypeError('arg must be a sequence object')
        for i in xrange(len(lines)):
            self.write(lines[i])

    def reset(self):
        """Writes what is left of the text, and ends it."""
        try:
            data = self._encoder.encode(u'', self._errors, True)
        finally:
            self._encoder.reset()
        if data:
            self.stream.write(data)
