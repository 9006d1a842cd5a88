# SPDX-License-Identifier: MIT
"""How texts of a character set are encoded in fields and bodies, and what becomes of them."""
import codecs

from email import base64mime, errors, quoprimime
from email.encoders import encode_7or8bit

__all__ = ['Charset', 'add_alias', 'add_charset', 'add_codec']

# Encodings; SHORTEST is the shorter one.
QP = 1
BASE64 = 2
SHORTEST = 3

# The characters of an encoded word besides its text and its character set.
MISC_LEN = len('=??q??=')

DEFAULT_CHARSET = 'us-ascii'


# The parts of ISO 8859 that mail has, in the order of their names "latin-1", "latin-2" and so on.
_LATIN = (1, 2, 3, 4, 9, 10, 13, 14, 15, 16)

# Of each character set: how it is encoded in fields, how in bodies, and what it is converted to (None: it is not).
CHARSETS = dict(('iso-8859-%d' % part, (QP, QP, None)) for part in _LATIN)
CHARSETS.update({
    'windows-1252': (QP, QP, None),
    'viscii': (QP, QP, None),
    'us-ascii': (None, None, None),
    'big5': (BASE64, BASE64, None),
    'gb2312': (BASE64, BASE64, None),
    'koi8-r': (BASE64, BASE64, None),
    'euc-jp': (BASE64, None, 'iso-2022-jp'),
    'shift_jis': (BASE64, None, 'iso-2022-jp'),
    'iso-2022-jp': (BASE64, None, None),
    'utf-8': (SHORTEST, BASE64, 'utf-8'),
    # For bytes of an unknown set.
    '8bit': (None, BASE64, 'utf-8'),
})

# Other names.
ALIASES = {'ascii': 'us-ascii', 'cp949': 'ks_c_5601-1987', 'euc_jp': 'euc-jp', 'euc_kr': 'euc-kr'}
for _number, _part in enumerate(_LATIN):
    ALIASES['latin-%d' % (_number + 1)] = ALIASES['latin_%d' % (_number + 1)] = 'iso-8859-%d' % _part

# Names of codecs that are not called as the set; None where nothing is converted.
CODEC_MAP = {'gb2312': 'eucgb2312_cn', 'big5': 'big5_tw', 'us-ascii': None}


def add_charset(charset, header_enc=None, body_enc=None, output_charset=None):
    """Tells how a character set is encoded in fields (None, QP, BASE64 or SHORTEST), in bodies, and converted to."""
    if body_enc == SHORTEST:
        raise ValueError('SHORTEST not allowed for body_enc')
    CHARSETS[charset] = (header_enc, body_enc, output_charset)


def add_alias(alias, canonical):
    """Adds another name of a character set."""
    ALIASES[alias] = canonical


def add_codec(charset, codecname):
    """Tells the codec of a character set, as unicode() and encode() know it."""
    CODEC_MAP[charset] = codecname


def _name_of(charset):
    # In lower case and as mail calls it.
    try:
        if isinstance(charset, unicode):
            charset.encode('ascii')
        else:
            charset = unicode(charset, 'ascii')
    except UnicodeError:
        raise errors.CharsetError(charset)
    name = charset.lower().encode('ascii')
    if name not in ALIASES and name not in CHARSETS:
        try:
            name = codecs.lookup(name).name
        except LookupError:
            pass
    return ALIASES.get(name, name)


class Charset:
    """A character set by its name.

    input_charset: its name in mail; output_charset: what texts are converted to; input_codec, output_codec: the codecs
    for that, or None; header_encoding, body_encoding: QP, BASE64, SHORTEST (the former only) or None."""

    def __init__(self, input_charset=DEFAULT_CHARSET):
        name = self.input_charset = _name_of(input_charset)
        self.header_encoding, self.body_encoding, target = CHARSETS.get(name, (SHORTEST, BASE64, None))
        target = target or name
        self.output_charset = ALIASES.get(target, target)
        self.input_codec = CODEC_MAP.get(name, name)
        self.output_codec = CODEC_MAP.get(self.output_charset, self.output_charset)

    def __str__(self):
        return self.input_charset.lower()

    __repr__ = __str__

    def __eq__(self, other):
        return str(self) == str(other).lower()

    def __ne__(self, other):
        return not self == other

    def get_body_encoding(self):
        """How bodies are encoded: 'quoted-printable', 'base64', or a function to call with the message."""
        return {QP: 'quoted-printable', BASE64: 'base64'}.get(self.body_encoding, encode_7or8bit)

    def convert(self, s):
        """A text in the output character set."""
        if self.input_codec == self.output_codec:
            return s
        return unicode(s, self.input_codec).encode(self.output_codec)

    def to_splittable(self, s):
        """A text as unicode, so that it can be cut anywhere; as it is where its codec is unknown."""
        return s if isinstance(s, unicode) else self._recoded(unicode, s, self.input_codec)

    def from_splittable(self, ustr, to_output=True):
        """What to_splittable() gave, in the output character set, or in that of the input."""
        codec = self.output_codec if to_output else self.input_codec
        return self._recoded(unicode.encode, ustr, codec) if isinstance(ustr, unicode) else ustr

    def _recoded(self, work, text, codec):
        if codec is None:
            return text
        try:
            return work(text, codec, 'replace')
        except LookupError:
            return text

    def get_output_charset(self):
        """The name of the output character set, that of the input if there is none."""
        return self.output_charset or self.input_charset

    def _shorter(self, s):
        # How a text is encoded in a field.
        if self.header_encoding != SHORTEST:
            return self.header_encoding
        return BASE64 if base64mime.base64_len(s) < quoprimime.header_quopri_len(s) else QP

    def encoded_header_len(self, s):
        """How long a text becomes as an encoded word."""
        encoding = self._shorter(s)
        if encoding == BASE64:
            length = base64mime.base64_len(s)
        elif encoding == QP:
            length = quoprimime.header_quopri_len(s)
        else:
            return len(s)
        return length + len(self.get_output_charset()) + MISC_LEN

    def header_encode(self, s, convert=False):
        """A text as encoded words; convert: it is of the input character set."""
        if convert:
            s = self.convert(s)
        encoding = self._shorter(s)
        if encoding == BASE64:
            return base64mime.header_encode(s, self.get_output_charset())
        if encoding == QP:
            return quoprimime.header_encode(s, self.get_output_charset(), maxlinelen=None)
        return s

    def body_encode(self, s, convert=True):
        """A text encoded for a body; convert: it is of the input character set."""
        if convert:
            s = self.convert(s)
        if self.body_encoding is BASE64:
            return base64mime.body_encode(s)
        if self.body_encoding is QP:
            return quoprimime.body_encode(s)
        return s
