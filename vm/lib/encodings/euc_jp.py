# SPDX-License-Identifier: MIT
"""The encoding euc_jp."""
from encodings import _make

_make.define_multibyte(globals(), 'euc_jp')
