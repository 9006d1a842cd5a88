# SPDX-License-Identifier: MIT
"""The compression of bzip2."""
import bz2
from encodings import _make


class _Encoder(_make.PackingEncoder):
    start = bz2.BZ2Compressor


class _Decoder(_make.PackingDecoder):
    start = bz2.BZ2Decompressor

    def decode(self, input, final=False):
        try:
            return self._unpacker.decompress(input)
        except EOFError:
            return ''  # after the end of the data


_make.define_binary(globals(), 'bz2', bz2.compress, bz2.decompress, _Encoder, _Decoder)
