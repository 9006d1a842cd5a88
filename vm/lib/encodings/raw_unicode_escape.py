# SPDX-License-Identifier: MIT
"""Latin-1 with \\u and \\U escapes, as in ur"" literals."""
import codecs
from encodings import _make

_make.define(globals(), 'raw-unicode-escape', codecs.raw_unicode_escape_encode, codecs.raw_unicode_escape_decode)
