# SPDX-License-Identifier: MIT
"""The encoding shift_jisx0213."""
from encodings import _make

_make.define_multibyte(globals(), 'shift_jisx0213')
