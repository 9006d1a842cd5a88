# SPDX-License-Identifier: MIT
"""Encode the payload of a message and say so in its header."""
import base64

from quopri import encodestring as _encodestring

__all__ = ['encode_7or8bit', 'encode_base64', 'encode_noop', 'encode_quopri']

_FIELD = 'Content-Transfer-Encoding'


def _qencode(s):
    # Blanks are encoded wherever they stand.
    return _encodestring(s, quotetabs=True).replace(' ', '=20')


def _bencode(s):
    # Ends with a line end only where the bytes do.
    if not s:
        return s
    text = base64.encodestring(s)
    return text if s[-1] == '\n' else text[:-1]


def encode_base64(msg):
    """Encodes the payload by base64."""
    msg.set_payload(_bencode(msg.get_payload()))
    msg[_FIELD] = 'base64'


def encode_quopri(msg):
    """Encodes the payload as quoted-printable."""
    msg.set_payload(_qencode(msg.get_payload()))
    msg[_FIELD] = 'quoted-printable'


def encode_7or8bit(msg):
    """Leaves the payload as it is and says whether it has bytes above 127."""
    payload = msg.get_payload()
    field = '7bit'
    if payload is not None:
        try:
            payload.encode('ascii')
        except UnicodeError:
            field = '8bit'
    msg[_FIELD] = field


def encode_noop(msg):
    """Does nothing."""
