# SPDX-License-Identifier: MIT
"""Base64 (RFC 2045) in lines of 76 characters."""
import binascii
from encodings import _make


def _encode(data):
    return ''.join([binascii.b2a_base64(data[at:at + 57]) for at in xrange(0, len(data), 57)])


_make.define_binary(globals(), 'base64', _encode, binascii.a2b_base64)
