# SPDX-License-Identifier: MIT
"""Two hexadecimal digits for each byte."""
import binascii
from encodings import _make

_make.define_binary(globals(), 'hex', binascii.b2a_hex, binascii.a2b_hex)
