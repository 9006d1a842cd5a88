# SPDX-License-Identifier: MIT
"""The encoding euc_jis_2004."""
from encodings import _make

_make.define_multibyte(globals(), 'euc_jis_2004')
