# SPDX-License-Identifier: MIT
"""UTF-7 (RFC 2152)."""
import codecs
from encodings import _make

encode = codecs.utf_7_encode


def decode(input, errors='strict', final=True):
    return codecs.utf_7_decode(input, errors, final)


_make.define(globals(), 'utf-7', encode, decode, decoder=codecs.BufferedIncrementalDecoder,
             reader=_make.partial_reader(codecs.utf_7_decode))
