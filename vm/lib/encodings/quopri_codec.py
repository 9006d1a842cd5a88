# SPDX-License-Identifier: MIT
"""Quoted-printable (RFC 2045); blanks are quoted too."""
import binascii
from encodings import _make


def _encode(data):
    return binascii.b2a_qp(data, quotetabs=True)


_make.define_binary(globals(), 'quopri', _encode, binascii.a2b_qp)
