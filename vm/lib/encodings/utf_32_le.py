# SPDX-License-Identifier: MIT
"""UTF-32, low byte first, without a mark."""
import codecs
from encodings import _make

encode = codecs.utf_32_le_encode


def decode(input, errors='strict', final=True):
    return codecs.utf_32_le_decode(input, errors, final)


_make.define(globals(), 'utf-32-le', encode, decode, decoder=codecs.BufferedIncrementalDecoder,
             reader=_make.partial_reader(codecs.utf_32_le_decode))
