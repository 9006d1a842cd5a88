# SPDX-License-Identifier: MIT
"""UTF-8 with the mark EF BB BF in front: written always, skipped when read."""
import codecs
from encodings import _make

_mark = codecs.BOM_UTF8


def encode(input, errors='strict'):
    return _mark + codecs.utf_8_encode(input, errors)[0], len(input)


def decode(input, errors='strict'):
    skip = 3 if input[:3] == _mark else 0
    text, used = codecs.utf_8_decode(input[skip:], errors, True)
    return text, used + skip


class _Encoder(codecs.IncrementalEncoder):
    def __init__(self, errors='strict'):
        codecs.IncrementalEncoder.__init__(self, errors)
        self.first = 1

    def encode(self, input, final=False):
        data = codecs.utf_8_encode(input, self.errors)[0]
        if self.first:
            self.first = 0
            data = _mark + data
        return data

    def reset(self):
        codecs.IncrementalEncoder.reset(self)
        self.first = 1

    def getstate(self):
        return self.first

    def setstate(self, state):
        self.first = state


class _Decoder(codecs.BufferedIncrementalDecoder):
    def __init__(self, errors='strict'):
        codecs.BufferedIncrementalDecoder.__init__(self, errors)
        self.first = 1

    def _buffer_decode(self, input, errors, final):
        skip = 0
        if self.first:
            if len(input) < 3 and _mark.startswith(input) and not final:
                return u'', 0
            self.first = 0
            if input[:3] == _mark:
                skip = 3
        text, used = codecs.utf_8_decode(input[skip:], errors, final)
        return text, used + skip

    def reset(self):
        codecs.BufferedIncrementalDecoder.reset(self)
        self.first = 1

    def getstate(self):
        return codecs.BufferedIncrementalDecoder.getstate(self)[0], self.first

    def setstate(self, state):
        codecs.BufferedIncrementalDecoder.setstate(self, state)
        self.first = state[1]


class _Writer(codecs.StreamWriter):
    # The first text brings the mark; the attribute then hides this method.
    def reset(self):
        codecs.StreamWriter.reset(self)
        self.__dict__.pop('encode', None)

    def encode(self, input, errors='strict'):
        self.encode = codecs.utf_8_encode
        return encode(input, errors)


class _Reader(codecs.StreamReader):
    def reset(self):
        codecs.StreamReader.reset(self)
        self.__dict__.pop('decode', None)

    def decode(self, input, errors='strict'):
        if len(input) < 3 and _mark.startswith(input):
            return u'', 0
        self.decode = codecs.utf_8_decode
        skip = 3 if input[:3] == _mark else 0
        text, used = codecs.utf_8_decode(input[skip:], errors)
        return text, used + skip


_make.define(globals(), 'utf-8-sig', encode, decode, _Encoder, _Decoder, _Writer, _Reader)
