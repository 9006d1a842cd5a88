# SPDX-License-Identifier: MIT
"""The encoding gb2312."""
from encodings import _make

_make.define_multibyte(globals(), 'gb2312')
