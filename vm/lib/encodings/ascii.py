# SPDX-License-Identifier: MIT
"""ASCII."""
import codecs
from encodings import _make

_make.define(globals(), 'ascii', codecs.ascii_encode, codecs.ascii_decode)
