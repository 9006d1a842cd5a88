# SPDX-License-Identifier: MIT
"""The encoding iso2022_kr."""
from encodings import _make

_make.define_multibyte(globals(), 'iso2022_kr')
