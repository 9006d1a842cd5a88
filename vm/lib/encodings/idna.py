# SPDX-License-Identifier: MIT
"""Host names with any letters (RFC 3490 and 3491): labels are prepared, and written in punycode behind `xn--`.

Preparation follows Unicode 3.2, whatever the rest of the library knows (`stringprep`).
"""
import codecs
import re
import stringprep
from unicodedata import ucd_3_2_0 as _unicode

ACE_PREFIX = 'xn--'
_DOTS = re.compile(u'[\u002e\u3002\uff0e\uff61]')

_FORBIDDEN = (stringprep.in_table_c12, stringprep.in_table_c22, stringprep.in_table_c3, stringprep.in_table_c4,
              stringprep.in_table_c5, stringprep.in_table_c6, stringprep.in_table_c7, stringprep.in_table_c8,
              stringprep.in_table_c9)


def _is_forbidden(char):
    return char >= u'\x80' and any(table(char) for table in _FORBIDDEN)


def nameprep(label):
    """The prepared form of a label: folded, normalised, and checked."""
    folded = u''.join([stringprep.map_table_b2(c) for c in label if not stringprep.in_table_b1(c)])
    label = _unicode.normalize('NFKC', folded)
    for char in label:
        if _is_forbidden(char):
            raise UnicodeError('Invalid character %r' % char)
    if any(map(stringprep.in_table_d1, label)):
        if any(map(stringprep.in_table_d2, label)):
            raise UnicodeError('Violation of BIDI requirement 2')
        if not (stringprep.in_table_d1(label[0]) and stringprep.in_table_d1(label[-1])):
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
