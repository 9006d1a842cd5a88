# SPDX-License-Identifier: MIT
"""The compression of zlib."""
import zlib
import codecs
from encodings import _make


class _Encoder(codecs.IncrementalEncoder):
    def __init__(self, errors='strict'):
        assert errors == 'strict'
        codecs.IncrementalEncoder.__init__(self, errors)
        self.reset()

    def encode(self, input, final=False):
        data = self._packer.compress(input)
        return data + self._packer.flush() if final else data

    def reset(self):
        self._packer = zlib.compressobj()


class _Decoder(codecs.IncrementalDecoder):
    def __init__(self, errors='strict'):
        assert errors == 'strict'
        codecs.IncrementalDecoder.__init__(self, errors)
        self.reset()

    def decode(self, input, final=False):
        data = self._unpacker.decompress(input)
        return data + self._unpacker.flush() if final else data

    def reset(self):
        self._unpacker = zlib.decompressobj()


_make.define_binary(globals(), 'zlib', zlib.compress, zlib.decompress, _Encoder, _Decoder)
