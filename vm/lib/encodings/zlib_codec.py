# SPDX-License-Identifier: MIT
"""The compression of zlib."""
import zlib
from encodings import _make


class _Encoder(_make.PackingEncoder):
    start = staticmethod(zlib.compressobj)


class _Decoder(_make.PackingDecoder):
    start = staticmethod(zlib.decompressobj)

    def decode(self, input, final=False):
        data = self._unpacker.decompress(input)
        return data + self._unpacker.flush() if final else data


_make.define_binary(globals(), 'zlib', zlib.compress, zlib.decompress, _Encoder, _Decoder)
