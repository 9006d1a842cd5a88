# SPDX-License-Identifier: MIT
"""The encoding gb18030."""
from encodings import _make

_make.define_multibyte(globals(), 'gb18030')
