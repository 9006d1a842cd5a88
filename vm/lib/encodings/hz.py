# SPDX-License-Identifier: MIT
"""The encoding hz."""
from encodings import _make

_make.define_multibyte(globals(), 'hz')
