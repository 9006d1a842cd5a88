# SPDX-License-Identifier: MIT
"""The encoding euc_jisx0213."""
from encodings import _make

_make.define_multibyte(globals(), 'euc_jisx0213')
