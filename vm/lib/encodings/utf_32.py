# SPDX-License-Identifier: MIT
"""UTF-32 with a mark in front that tells the order of the bytes; without one it is the machine's."""
import codecs
from encodings import _make

_make.define_marked(globals(), 'utf-32', codecs.utf_32_encode, codecs.utf_32_decode, codecs.utf_32_ex_decode,
                    (codecs.utf_32_le_encode, codecs.utf_32_be_encode),
                    (codecs.utf_32_le_decode, codecs.utf_32_be_decode), "UTF-32 stream does not start with BOM")
