# SPDX-License-Identifier: MIT
"""The encoding euc_kr."""
from encodings import _make

_make.define_multibyte(globals(), 'euc_kr')
