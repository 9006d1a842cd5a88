# SPDX-License-Identifier: MIT
"""The encoding iso2022_jp_1."""
from encodings import _make

_make.define_multibyte(globals(), 'iso2022_jp_1')
