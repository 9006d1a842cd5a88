# SPDX-License-Identifier: MIT
"""The encoding iso2022_jp_2."""
from encodings import _make

_make.define_multibyte(globals(), 'iso2022_jp_2')
