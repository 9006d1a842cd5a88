# SPDX-License-Identifier: MIT
"""The encoding big5."""
from encodings import _make

_make.define_multibyte(globals(), 'big5')
