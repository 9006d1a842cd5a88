# SPDX-License-Identifier: MIT
"""Bytes with the escapes of "" literals."""
import codecs
from encodings import _make

_make.define(globals(), 'string-escape', codecs.escape_encode, codecs.escape_decode)
