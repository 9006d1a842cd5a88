# SPDX-License-Identifier: MIT
"""The encoding shift_jis_2004."""
from encodings import _make

_make.define_multibyte(globals(), 'shift_jis_2004')
