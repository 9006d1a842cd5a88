# SPDX-License-Identifier: MIT
"""Values of header fields with any characters: as encoded words (RFC 2047), in lines that are not too long."""
import binascii
import re

from email import base64mime, quoprimime
from email.charset import Charset
from email.errors import HeaderParseError

__all__ = ['Header', 'decode_header', 'make_header']

NL = '\n'
SPACE = ' '
USPACE = u' '
SPACE8 = ' ' * 8
UEMPTYSTRING = u''

MAXLINELEN = 76

USASCII = Charset('us-ascii')
UTF8 = Charset('utf-8')

# An encoded word.
ecre = re.compile(r'=\?(?P<charset>[^?]*?)\?(?P<encoding>[qb])\?(?P<encoded>.*?)\?=(?=[ \t]|$)', re.I | re.M)

# The name of a field.
fcre = re.compile(r'[\041-\176]+:$')

# Another field within a value.
_embeded_header = re.compile(r'\n[^ \t]+:')


# --- Out of encoded words

def _decoded_word(encoding, text):
    if encoding == 'q':
        return quoprimime.header_decode(text)
    try:
        return base64mime.decode(text + '=' * (-len(text) % 4))
    except binascii.Error:
        # Broken altogether, as if it were of a wrong length.
        raise HeaderParseError


def _words(line):
    # The (text, charset) pairs of a line with encoded words; other text has None.
    at = 0
    for match in ecre.finditer(line):
        charset, encoding, text = match.groups()
        yield line[at:match.start()].strip(), None
        yield _decoded_word(encoding.lower(), text), charset.lower()
        at = match.end()
    yield line[at:].strip(), None


def decode_header(header):
    """The (text, charset) pairs of a field, charset None for text that is not encoded. No text is converted.

    Raises HeaderParseError for bad base64."""
    value = str(header)
    if not ecre.search(value):
        return [(value, None)]
    decoded = []
    for line in value.splitlines():
        if not ecre.search(line):
            decoded.append((line, None))
            continue
        for text, charset in _words(line):
            if charset is None and not text:
                continue
            if decoded and decoded[-1][1] == charset:
                text = decoded.pop()[0] + (SPACE if charset is None else '') + text
            decoded.append((text, charset))
    return decoded


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=' '):
    """The Header of what decode_header() gave."""
    header = Header(maxlinelen=maxlinelen, header_name=header_name, continuation_ws=continuation_ws)
    for text, charset in decoded_seq:
        if charset is not None and not isinstance(charset, Charset):
            charset = Charset(charset)
        header.append(text, charset)
    return header


# --- Cutting

def _binsplit(splittable, charset, maxlinelen):
    """A text in two, the first as long as its encoded word may be."""
    least, most = 0, len(splittable)
    while least < most:
        middle = (least + most + 1) // 2
        start = charset.from_splittable(splittable[:middle], True)
        if charset.encoded_header_len(start) <= maxlinelen:
            least = middle
        else:
            most = middle - 1
    return (charset.from_splittable(splittable[:least], False), charset.from_splittable(splittable[least:], False))


def _max_append(lines, text, maxlen, extra=''):
    # To the last line if it fits there, behind `extra`.
    if lines and len(lines[-1]) + len(text) <= maxlen:
        lines[-1] += extra + text
    else:
        lines.append(text.lstrip())


def _fill(lines, parts, separator, width, restlen, indent):
    """Adds the lines of the parts of one line; returns the width of what follows."""
    mark = separator if separator in ';,' else ''
    glue = mark + SPACE
    line = []
    size = 0
    for part in parts:
        # The name of a field stays with its first word, which must not look like a continued line.
        named = separator == SPACE and not lines and len(line) == 1 and fcre.match(line[0])
        if named or size + max(len(line) - 1, 0) * len(glue) + len(part) <= width:
            line.append(part)
            size += len(part)
            continue
        if line:
            lines.append(glue.join(line) + mark)
        if len(part) > width and separator != SPACE:
            pieces = _split_ascii(part, width, restlen, indent, SPACE)
            part = pieces[-1]
            lines += pieces[:-1]
        line = [part]
        size = indent + len(part)
        width = restlen
    if line:
        lines.append(glue.join(line))
    return width


def _split_ascii(s, firstlen, restlen, indent, splitchars):
    """The lines of a text of ASCII, each cut behind the first of `splitchars` that it has if it is too long.

    firstlen: the width of the first line; restlen: that of the others; indent: that of what begins those."""
    lines = []
    width = firstlen
    for line in s.splitlines():
        line = line.lstrip()
        separator = None
        if len(line) >= width:
            separator = next((char for char in splitchars if char in line), None)
        if separator is None:
            lines.append(line)
            width = restlen
        else:
            width = _fill(lines, re.split(separator + r'\s*', line), separator, width, restlen, indent)
    return lines


class Header:
    """The value of a field: texts of different character sets. str() encodes it, unicode() decodes it."""

    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=' ', errors='strict'):
        """s, charset, errors: as for append(), charset is also that of append() unless told; maxlinelen: of lines, 76
        unless told; header_name: of the field, for the width of the first line; continuation_ws: begins the others."""
        self._charset = self._as_charset(USASCII if charset is None else charset)
        self._continuation_ws = continuation_ws
        self._chunks = []
        if s is not None:
            self.append(s, charset, errors)
        width = MAXLINELEN if maxlinelen is None else maxlinelen
        # How wide the first line is, what begins the others, and how wide they are.
        self._firstlinelen = width
        if header_name is not None:
            # The name is followed by ": ".
            self._firstlinelen -= len(header_name) + 2
        self._indent = len(continuation_ws.replace('\t', SPACE8))
        self._maxlinelen = width - self._indent

    def _as_charset(self, charset):
        return charset if isinstance(charset, Charset) else Charset(charset)

    def __str__(self):
        return self.encode()

    def __unicode__(self):
        texts = []
        # A blank stands only between encoded and plain texts.
        plain = (None, 'us-ascii')
        last = None
        for text, charset in self._chunks:
            if texts and (last in plain) != (charset in plain):
                texts.append(USPACE)
            last = charset
            texts.append(unicode(text, str(charset)))
        return UEMPTYSTRING.join(texts)

    def __eq__(self, other):
        return other == self.encode()

    def __ne__(self, other):
        return not self == other

    def append(self, s, charset=None, errors='strict'):
        """Adds a text. Bytes must be of the character set; unicode is encoded: in ASCII, in the set, or in UTF-8.

        errors: how texts are decoded and encoded. UnicodeError if the bytes are not of the set."""
        charset = self._charset if charset is None else self._as_charset(charset)
        if charset != '8bit':
            if isinstance(s, str):
                self._check(s, charset, errors)
            elif isinstance(s, unicode):
                s, charset = self._encoded(s, charset, errors)
        self._chunks.append((s, charset))

    def _check(self, s, charset, errors):
        # That it can be decoded, and encoded for output.
        text = unicode(s, charset.input_codec or 'us-ascii', errors)
        text.encode(charset.output_codec or 'us-ascii', errors)

    def _encoded(self, s, charset, errors):
        for charset in USASCII, charset, UTF8:
            try:
                return s.encode(charset.output_codec or 'us-ascii', errors), charset
            except UnicodeError:
                pass
        assert False, 'utf-8 conversion failed'

    def encode(self, splitchars=';, '):
        """The value as it stands in messages. splitchars: where ASCII may be cut, the best first.

        Raises HeaderParseError if it would contain another field."""
        pieces = []
        width = self._firstlinelen
        taken = 0
        for text, charset in self._chunks:
            left = width - taken - 1
            if left < charset.encoded_header_len(''):
                left = width
            pieces += self._split(text, charset, left, splitchars)
            last, last_charset = pieces[-1]
            taken = last_charset.encoded_header_len(last)
        value = self._joined(pieces, width)
        if _embeded_header.search(value):
            raise HeaderParseError('header value appears to contain an embedded header: {!r}'.format(value))
        return value

    def _split(self, text, charset, width, splitchars):
        # The (text, charset) pieces of a text, each of which fits in a line.
        pieces = []
        while True:
            splittable = charset.to_splittable(text)
            encoded = charset.from_splittable(splittable, True)
            length = charset.encoded_header_len(encoded)
            if length <= width:
                return pieces + [(encoded, charset)]
            if charset == '8bit':
                return pieces + [(text, charset)]
            if charset == 'us-ascii':
                lines = _split_ascii(text, width, self._maxlinelen, self._indent, splitchars)
                return pieces + [(line, charset) for line in lines]
            if length == len(text):
                first = charset.from_splittable(splittable[:width], False)
                text = charset.from_splittable(splittable[width:], False)
            else:
                first, text = _binsplit(splittable, charset, width)
            if not first and width == self._maxlinelen:
                # It would go on for ever: no line is wide enough for a character.
                raise RuntimeError('maximum recursion depth exceeded')
            pieces.append((charset.from_splittable(charset.to_splittable(first), True), charset))
            width = self._maxlinelen

    def _joined(self, pieces, width):
        lines = []
        for text, charset in pieces:
            if not text:
                continue
            if charset is not None and charset.header_encoding is not None:
                text = charset.header_encode(text)
            _max_append(lines, text, width, '' if lines and lines[-1].endswith(SPACE) else SPACE)
        return (NL + self._continuation_ws).join(lines)
