# SPDX-License-Identifier: MIT
"""The encoding gbk."""
from encodings import _make

_make.define_multibyte(globals(), 'gbk')
