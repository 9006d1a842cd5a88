# SPDX-License-Identifier: MIT
"""ASCII with the escapes of u"" literals."""
import codecs
from encodings import _make

_make.define(globals(), 'unicode-escape', codecs.unicode_escape_encode, codecs.unicode_escape_decode)
