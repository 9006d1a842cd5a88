# SPDX-License-Identifier: MIT
"""UTF-8."""
import codecs
from encodings import _make

encode = codecs.utf_8_encode


def decode(input, errors='strict', final=True):
    return codecs.utf_8_decode(input, errors, final)


_make.define(globals(), 'utf-8', encode, decode, decoder=codecs.BufferedIncrementalDecoder,
             reader=_make.partial_reader(codecs.utf_8_decode))
