# SPDX-License-Identifier: MIT
"""The encoding cp949."""
from encodings import _make

_make.define_multibyte(globals(), 'cp949')
