# SPDX-License-Identifier: MIT
"""The encoding johab."""
from encodings import _make

_make.define_multibyte(globals(), 'johab')
