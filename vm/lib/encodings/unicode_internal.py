# SPDX-License-Identifier: MIT
"""The code points as machine words."""
import codecs
from encodings import _make

_make.define(globals(), 'unicode-internal', codecs.unicode_internal_encode, codecs.unicode_internal_decode)
