# SPDX-License-Identifier: MIT
"""The encoding cp950."""
from encodings import _make

_make.define_multibyte(globals(), 'cp950')
