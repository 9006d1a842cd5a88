# SPDX-License-Identifier: MIT
"""The encoding cp932."""
from encodings import _make

_make.define_multibyte(globals(), 'cp932')
