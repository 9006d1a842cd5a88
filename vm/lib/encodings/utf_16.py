# SPDX-License-Identifier: MIT
"""UTF-16 with a mark in front that tells the order of the bytes; without one it is the machine's."""
import codecs
from encodings import _make

_make.define_marked(globals(), 'utf-16', codecs.utf_16_encode, codecs.utf_16_decode, codecs.utf_16_ex_decode,
                    (codecs.utf_16_le_encode, codecs.utf_16_be_encode),
                    (codecs.utf_16_le_decode, codecs.utf_16_be_decode), "UTF-16 stream does not start with BOM")
