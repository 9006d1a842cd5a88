# SPDX-License-Identifier: MIT
"""Host names with any letters (RFC 3490 and 3491): labels are prepared, and written in punycode behind `xn--`.

Preparation follows Unicode 3.2, whatever the rest of the library knows. The tables B, C and D are those of RFC 3454.
"""
import codecs
import re
from unicodedata import ucd_3_2_0 as _unicode

ACE_PREFIX = 'xn--'
_DOTS = re.compile(u'[\u002e\u3002\uff0e\uff61]')

# Table B.1: nothing remains of these.
_DROPPED = frozenset(map(unichr, [0xad, 0x34f, 0x1806, 0x180b, 0x180c, 0x180d, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff] +
                         range(0xfe00, 0xfe10)))

# Foldings of table B.2 that are neither the lower case nor the lower case of the compatibility form.
_FOLDED = {
    0xdf: u'ss', 0x130: u'i\u0307', 0x1f0: u'\u01f0', 0x345: u'\u03b9', 0x37a: u' \u03b9', 0x3c2: u'\u03c3',
    0x3f2: u'\u03c3', 0x1fb3: u'\u03b1\u03b9', 0x1fbc: u'\u03b1\u03b9', 0x1fc3: u'\u03b7\u03b9', 0x1fcc: u'\u03b7\u03b9',
    0x1ff3: u'\u03c9\u03b9', 0x1ffc: u'\u03c9\u03b9', 0x1fb2: u'\u1f70\u03b9', 0x1fb4: u'\u03ac\u03b9',
    0x1fb7: u'\u1fb6\u03b9', 0x1fc2: u'\u1f74\u03b9', 0x1fc4: u'\u03ae\u03b9', 0x1fc7: u'\u1fc6\u03b9',
    0x1ff2: u'\u1f7c\u03b9', 0x1ff4: u'\u03ce\u03b9', 0x1ff7: u'\u1ff6\u03b9',
    0x1d6d3: u'\u03c3', 0x1d70d: u'\u03c3', 0x1d747: u'\u03c3', 0x1d781: u'\u03c3', 0x1d7bb: u'\u03c3',
}
for _first, _plain in (0x1f80, 0x1f00), (0x1f90, 0x1f20), (0x1fa0, 0x1f60):
    for _i in range(16):
        _FOLDED[_first + _i] = unichr(_plain + _i % 8) + u'\u03b9'


def _lower(text):
    return u''.join([_FOLDED.get(ord(c)) or c.lower() for c in text])


def _fold(char):
    folded = _lower(char)
    return _lower(_unicode.normalize('NFKC', folded))


# Tables C.6 to C.9 in part: what follows from no category.
_FORBIDDEN = frozenset(map(unichr, range(0xfff9, 0xfffe) + range(0x2ff0, 0x2ffc) + [0x340, 0x341, 0x200e, 0x200f, 0xe0001] +
                           range(0x202a, 0x202f) + range(0x206a, 0x2070) + range(0xe0020, 0xe0080) +
                           [0x6dd, 0x70f, 0x180e, 0x200c, 0x200d, 0x2028, 0x2029] + range(0x2060, 0x2064) + [0xfeff] +
                           range(0x1d173, 0x1d17b)))


def _is_forbidden(char):
    point = ord(char)
    if point < 0x80:
        return False
    category = _unicode.category(char)
    if category in ('Zs', 'Cc', 'Co', 'Cs') or char in _FORBIDDEN:
        return True
    # Points that are no characters.
    return 0xfdd0 <= point <= 0xfdef or point & 0xfffe == 0xfffe


def nameprep(label):
    """The prepared form of a label: folded, normalised, and checked."""
    folded = u''.join([_fold(c) for c in label if c not in _DROPPED])
    label = _unicode.normalize('NFKC', folded)
    directions = []
    for char in label:
        if _is_forbidden(char):
            raise UnicodeError('Invalid character %r' % char)
        directions.append(_unicode.bidirectional(char))
    if 'R' in directions or 'AL' in directions:
        if 'L' in directions:
            raise UnicodeError('Violation of BIDI requirement 2')
        if directions[0] not in ('R', 'AL') or directions[-1] not in ('R', 'AL'):
            raise UnicodeError('Violation of BIDI requirement 3')
    return label


def _plain(label):
    """`label` in ASCII, or None where it has other characters."""
    try:
        return label.encode('ascii')
    except UnicodeError:
        return None


def _checked(label):
    if 0 < len(label) < 64:
        return label
    raise UnicodeError('label empty or too long')


def ToASCII(label):
    """A label as the name service knows it."""
    plain = _plain(label)
    if plain is None:
        label = nameprep(label)
        plain = _plain(label)
    if plain is not None:
        return _checked(plain)
    if label.startswith(ACE_PREFIX):
        raise UnicodeError('Label starts with ACE prefix')
    return _checked(ACE_PREFIX + label.encode('punycode'))


def ToUnicode(label):
    """A label as people read it."""
    plain = label if isinstance(label, str) else _plain(label)
    if plain is None:
        plain = _plain(nameprep(label))
        if plain is None:
            raise UnicodeError('Invalid character in IDN label')
    if not plain.startswith(ACE_PREFIX):
        return unicode(plain, 'ascii')
    result = plain[len(ACE_PREFIX):].decode('punycode')
    again = ToASCII(result)
    if plain.lower() != again:
        raise UnicodeError('IDNA does not round-trip', plain, again)
    return result


def _check(errors):
    if errors != 'strict':
        raise UnicodeError('Unsupported error handling ' + errors)


def _labels(input):
    if isinstance(input, unicode):
        return _DOTS.split(input)
    input = str(input)
    unicode(input, 'ascii')
    return input.split('.')


def _convert(input, convert, dot):
    labels = _labels(input)
    end = dot[:0]
    if not labels[-1]:
        end = dot
        del labels[-1]
    return dot.join(map(convert, labels)) + end, len(input)


def encode(input, errors='strict'):
    _check(errors)
    if not input:
        return '', 0
    return _convert(unicode(input), ToASCII, '.')


def decode(input, errors='strict'):
    _check(errors)
    if not input:
        return u'', 0
    return _convert(input, ToUnicode, u'.')


def _piece(input, convert, dot, final):
    """The labels of `input` that are complete, and the number of characters they take."""
    labels = _labels(input)
    end = u''
    if not labels[-1]:
        end = dot
        del labels[-1]
    elif not final:
        del labels[-1]
        if labels:
            end = dot
    size = sum(map(len, labels)) + max(len(labels) - 1, 0) + len(end)
    return dot.join(map(convert, labels)) + end, size


class Codec(codecs.Codec):
    def encode(self, input, errors='strict'):
        return encode(input, errors)

    def decode(self, input, errors='strict'):
        return decode(input, errors)


class IncrementalEncoder(codecs.BufferedIncrementalEncoder):
    def _buffer_encode(self, input, errors, final):
        _check(errors)
        return _piece(unicode(input), ToASCII, '.', final) if input else ('', 0)


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    def _buffer_decode(self, input, errors, final):
        _check(errors)
        return _piece(input, ToUnicode, u'.', final) if input else (u'', 0)


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    return codecs.CodecInfo(name='idna', encode=encode, decode=decode, incrementalencoder=IncrementalEncoder,
                            incrementaldecoder=IncrementalDecoder, streamwriter=StreamWriter, streamreader=StreamReader)
