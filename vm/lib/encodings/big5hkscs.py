# SPDX-License-Identifier: MIT
"""The encoding big5hkscs."""
from encodings import _make

_make.define_multibyte(globals(), 'big5hkscs')
