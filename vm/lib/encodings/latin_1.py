# SPDX-License-Identifier: MIT
"""ISO 8859-1: every byte is the code point of that number."""
import codecs
from encodings import _make

_make.define(globals(), 'iso8859-1', codecs.latin_1_encode, codecs.latin_1_decode)
