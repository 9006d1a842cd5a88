# SPDX-License-Identifier: MIT
"""Quoted-printable as messages have it (RFC 2045): lines of bodies, and encoded words of header fields."""
import re

from email.utils import fix_eols

__all__ = ['body_decode', 'body_encode', 'body_quopri_check', 'body_quopri_len', 'decode', 'decodestring', 'encode',
           'encodestring', 'header_decode', 'header_encode', 'header_quopri_check', 'header_quopri_len', 'quote',
           'unquote']

CRLF = '\r\n'
NL = '\n'
hexdigits = '0123456789abcdefABCDEF'
# The characters of an encoded word besides its text and its character set.
MISC_LEN = len('=??q??=')

# What must be quoted in a header and in a body.
hqre = re.compile(r'[^-a-zA-Z0-9!*+/ ]')
bqre = re.compile(r'[^ !-<>-~\t]')

_quoted = re.compile('=[0-9a-fA-F]{2}')


def quote(c):
    """A character as "=" and two digits."""
    return '=%02X' % ord(c)


def unquote(s):
    """The character that "=" and two digits are."""
    return chr(int(s[1:3], 16))


def _quote_match(match):
    return quote(match.group())


def _unquote_match(match):
    return unquote(match.group())


def header_quopri_check(c):
    """Whether a character is quoted in a header."""
    return hqre.match(c) is not None


def body_quopri_check(c):
    """Whether a character is quoted in a body."""
    return bqre.match(c) is not None


def header_quopri_len(s):
    """How long a text becomes in a header, without what an encoded word has around it."""
    return len(s) + 2 * len(hqre.findall(s))


def body_quopri_len(str):
    """How long a text becomes in a body, in one line."""
    return len(str) + 2 * len(bqre.findall(str))


def header_encode(header, charset='iso-8859-1', keep_eols=False, maxlinelen=76, eol=NL):
    """A text as encoded words of at most `maxlinelen` characters (None: as one), `eol` and a blank between them.

    Line ends become CRLF unless keep_eols."""
    if not header:
        return header
    text = hqre.sub(_quote_match, header if keep_eols else fix_eols(header)).replace(' ', '_')
    pieces = [text]
    if maxlinelen is not None:
        pieces = _split(text, maxlinelen - len(charset) - MISC_LEN - 1)
    return (eol + ' ').join(['=?%s?q?%s?=' % (charset, piece) for piece in pieces])


def _unbroken(text, start, end):
    # The last place up to `end` that is within no quoted character.
    at = text.find('=', max(start, end - 2), end)
    return end if at < 0 else at


def _split(text, width):
    # Pieces of at most `width` characters, but of one character at least.
    width = max(width, 0)
    pieces = []
    start = 0
    while len(text) - start > width:
        end = _unbroken(text, start, start + width)
        if end <= start:
            end = start + (3 if text[start] == '=' else 1)
        pieces.append(text[start:end])
        start = end
    if start < len(text):
        pieces.append(text[start:])
    return pieces


def _wrapped(text, width):
    # The lines of less than `width` characters that a quoted text becomes. One that is too long is not the first.
    lines = _split(text, width - 1) or ['']
    return [''] + lines if len(lines[0]) >= width else lines


def _encoded_line(line, width, last):
    """The lines that a line becomes; last: it is the last one of the text.

    A blank at the end must not stay there: it is followed by "=", or quoted in the last line."""
    # A last character that needs no quotes may stand where "=" would.
    tail = '' if bqre.match(line, len(line) - 1) else line[-1:]
    lines = _wrapped(bqre.sub(_quote_match, line[:len(line) - len(tail)]), width)
    if tail not in (' ', '\t'):
        lines[-1] += tail
    elif not last:
        lines[-1] += tail
        lines.append('')
    elif len(lines[-1]) + 3 > width:
        lines.append(quote(tail))
    else:
        lines[-1] += quote(tail)
    return lines


def encode(body, binary=False, maxlinelen=76, eol=NL):
    """A text in lines of at most `maxlinelen` characters that end with `eol`; longer ones are continued after "=".

    Unless binary, what ends a line becomes CRLF first."""
    if not body:
        return body
    soft = '=' + eol
    lines = (body if binary else fix_eols(body)).splitlines()
    encoded = [soft.join(_encoded_line(line, maxlinelen, False)) for line in lines[:-1]]
    encoded.append(soft.join(_encoded_line(lines[-1], maxlinelen, True)))
    if body[-1] in CRLF:
        encoded.append('')
    return eol.join(encoded)


body_encode = encodestring = encode


def decode(encoded, eol=NL):
    """What was encoded, with `eol` at the ends of lines."""
    if not encoded:
        return encoded
    parts = []
    for line in encoded.splitlines():
        line = line.rstrip()
        end = eol
        if line[-1:] == '=':
            line = line[:-1]
            end = ''
        parts.append(_quoted.sub(_unquote_match, line) + end)
    text = ''.join(parts)
    if not encoded.endswith(eol) and text.endswith(eol):
        text = text[:-1]
    return text


body_decode = decodestring = decode


def header_decode(s):
    """What the text of an encoded word stands for."""
    return _quoted.sub(_unquote_match, s.replace('_', ' '))
