# SPDX-License-Identifier: MIT
"""UTF-32, high byte first, without a mark."""
import codecs
from encodings import _make

encode = codecs.utf_32_be_encode


def decode(input, errors='strict', final=True):
    return codecs.utf_32_be_decode(input, errors, final)


_make.define(globals(), 'utf-32-be', encode, decode, decoder=codecs.BufferedIncrementalDecoder,
             reader=_make.partial_reader(codecs.utf_32_be_decode))
