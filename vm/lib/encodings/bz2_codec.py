# SPDX-License-Identifier: MIT
"""The compression of bzip2."""
import bz2
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
        self._packer = bz2.BZ2Compressor()


class _Decoder(codecs.IncrementalDecoder):
    def __init__(self, errors='strict'):
        assert errors == 'strict'
        codecs.IncrementalDecoder.__init__(self, errors)
        self.reset()

    def decode(self, input, final=False):
        try:
            return self._unpacker.decompress(input)
        except EOFError:
            return ''  # after the end of the data

    def reset(self):
        self._unpacker = bz2.BZ2Decompressor()


_make.define_binary(globals(), 'bz2', bz2.compress, bz2.decompress, _Encoder, _Decoder)
