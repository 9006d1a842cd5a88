# SPDX-License-Identifier: MIT
"""Base64 as messages have it (RFC 2045): lines of bodies, and encoded words of header fields."""
from binascii import a2b_base64, b2a_base64

from email.utils import fix_eols

__all__ = ['base64_len', 'body_decode', 'body_encode', 'decode', 'decodestring', 'encode', 'encodestring',
           'header_encode']

CRLF = '\r\n'
NL = '\n'
EMPTYSTRING = ''
# The characters of an encoded word besides its text and its character set.
MISC_LEN = len('=??b??=')


def base64_len(s):
    """How long a text becomes, in one line."""
    return (len(s) + 2) // 3 * 4


def _pieces(s, width):
    # What gives lines of at most `width` characters.
    size = width * 3 // 4
    return [s[at:at + size] for at in range(0, len(s), size)]


def header_encode(header, charset='iso-8859-1', keep_eols=False, maxlinelen=76, eol=NL):
    """A text as encoded words of at most `maxlinelen` characters, `eol` and a blank between them.

    Line ends become CRLF unless keep_eols."""
    if not header:
        return header
    text = header if keep_eols else fix_eols(header)
    words = ['=?%s?b?%s?=' % (charset, b2a_base64(piece).rstrip(NL))
             for piece in _pieces(text, maxlinelen - len(charset) - MISC_LEN)]
    return (eol + ' ').join(words)


def encode(s, binary=True, maxlinelen=76, eol=NL):
    """A text in lines of at most `maxlinelen` characters that end with `eol`. If not binary, line ends become CRLF."""
    if not s:
        return s
    text = s if binary else fix_eols(s)
    return ''.join([b2a_base64(piece)[:-1] + eol for piece in _pieces(text, maxlinelen)])


body_encode = encodestring = encode


def decode(s, convert_eols=None):
    """What was encoded, no encoded word. convert_eols: replaces each CRLF."""
    if not s:
        return s
    text = a2b_base64(s)
    return text.replace(CRLF, convert_eols) if convert_eols else text


body_decode = decodestring = decode
