# SPDX-License-Identifier: MIT
"""The tables of RFC 3454: which characters text that is prepared for comparing drops, maps and forbids.

`in_table_X(code)` tells whether a character, a `unicode` of length one, stands in table X; `map_table_X` gives what the
table maps it to. Unicode is that of the RFC, 3.2, whatever the rest of the library knows.
"""
from unicodedata import ucd_3_2_0 as unicodedata


def _characters(*points):
    """A set of characters; a pair of points is a range, its end included."""
    chars = set()
    for point in points:
        first, last = point if isinstance(point, tuple) else (point, point)
        chars.update([unichr(p) for p in xrange(first, last + 1)])
    return frozenset(chars)


def _is_noncharacter(code):
    point = ord(code)
    return 0xfdd0 <= point <= 0xfdef or point & 0xfffe == 0xfffe


def in_table_a1(code):
    """A.1: code points that Unicode 3.2 has not assigned."""
    return unicodedata.category(code) == 'Cn' and not _is_noncharacter(code)


_B1 = _characters(0xad, 0x34f, 0x1806, (0x180b, 0x180d), (0x200b, 0x200d), 0x2060, 0xfeff, (0xfe00, 0xfe0f))


def in_table_b1(code):
    """B.1: commonly mapped to nothing."""
    ord(code)
    return code in _B1


def _foldings():
    """Where table B.3 is not the lower case of Unicode: full foldings, and capitals behind compatibility forms."""
    table = {
        0xdf: u'ss', 0x130: u'i\u0307', 0x345: u'\u03b9', 0x37a: u' \u03b9', 0x3c2: u'\u03c3', 0x3f2: u'\u03c3',
        0x1fb2: u'\u1f70\u03b9', 0x1fb3: u'\u03b1\u03b9', 0x1fb4: u'\u03ac\u03b9', 0x1fb7: u'\u03b1\u0342\u03b9',
        0x1fbc: u'\u03b1\u03b9', 0x1fc2: u'\u1f74\u03b9', 0x1fc3: u'\u03b7\u03b9', 0x1fc4: u'\u03ae\u03b9',
        0x1fc7: u'\u03b7\u0342\u03b9', 0x1fcc: u'\u03b7\u03b9', 0x1fd3: u'\u03b9\u0308\u0301',
        0x1fe3: u'\u03c5\u0308\u0301', 0x1ff2: u'\u1f7c\u03b9', 0x1ff3: u'\u03c9\u03b9', 0x1ff4: u'\u03ce\u03b9',
        0x1ff7: u'\u03c9\u0342\u03b9', 0x1ffc: u'\u03c9\u03b9',
    }
    for first, plain in (0x1f80, 0x1f00), (0x1f90, 0x1f20), (0x1fa0, 0x1f60):
        for i in range(16):
            table[first + i] = unichr(plain + i % 8) + u'\u03b9'
    for point in 0x1d6d3, 0x1d70d, 0x1d747, 0x1d781, 0x1d7bb:
        table[point] = u'\u03c3'
    for point in ([0x1f0, 0x390, 0x3b0, 0x1f50, 0x1f52, 0x1f54, 0x1f56, 0x1fb6, 0x1fc6, 0x1fd2, 0x1fd6, 0x1fd7, 0x1fe2,
                   0x1fe4, 0x1fe6, 0x1fe7, 0x1ff6] + range(0x1e96, 0x1e9a)):
        table[point] = unicodedata.normalize('NFD', unichr(point))
    for point in ([0xb5, 0x149, 0x17f, 0x3d0, 0x3d1, 0x3d5, 0x3d6, 0x3f0, 0x3f1, 0x3f5, 0x587, 0x1e9a, 0x1e9b, 0x1fbe] +
                  range(0xfb00, 0xfb07) + range(0xfb13, 0xfb18)):
        table[point] = unicodedata.normalize('NFKC', unichr(point))
    return table


_B3 = _foldings()


def map_table_b3(code):
    """B.3: the character with case folded, for text that is not normalised."""
    folded = _B3.get(ord(code))
    if folded is not None:
        return folded
    lower = code.lower()
    if lower == code:
        # A capital in another shape (a unit, a mathematical letter) folds to plain small letters.
        plain = unicodedata.normalize('NFKC', code)
        if plain.lower() != plain:
            return plain.lower()
    return lower


def map_table_b2(code):
    """B.2: the character with case folded, for text that is normalised with NFKC afterwards."""
    folded = map_table_b3(code)
    normal = unicodedata.normalize('NFKC', folded)
    again = unicodedata.normalize('NFKC', u''.join([map_table_b3(c) for c in normal]))
    return folded if again == normal else again


def in_table_c11(code):
    """C.1.1: the ASCII space."""
    return code == u' '


def in_table_c12(code):
    """C.1.2: other spaces."""
    return unicodedata.category(code) == 'Zs' and code != u' '


def in_table_c11_c12(code):
    """C.1: spaces."""
    return unicodedata.category(code) == 'Zs'


def in_table_c21(code):
    """C.2.1: control characters of ASCII."""
    return ord(code) < 128 and unicodedata.category(code) == 'Cc'


_C22 = _characters(0x6dd, 0x70f, 0x180e, 0x200c, 0x200d, 0x2028, 0x2029, (0x2060, 0x2063), (0x206a, 0x206f), 0xfeff,
                   (0xfff9, 0xfffc), (0x1d173, 0x1d17a))


def in_table_c22(code):
    """C.2.2: other control characters."""
    return code in _C22 or ord(code) >= 128 and unicodedata.category(code) == 'Cc'


def in_table_c21_c22(code):
    """C.2: control characters."""
    return code in _C22 or unicodedata.category(code) == 'Cc'


def in_table_c3(code):
    """C.3: private use."""
    return unicodedata.category(code) == 'Co'


def in_table_c4(code):
    """C.4: code points that are no characters."""
    return _is_noncharacter(code)


def in_table_c5(code):
    """C.5: halves of surrogate pairs."""
    return unicodedata.category(code) == 'Cs'


_C6 = _characters((0xfff9, 0xfffd))
_C7 = _characters((0x2ff0, 0x2ffb))
_C8 = _characters(0x340, 0x341, 0x200e, 0x200f, (0x202a, 0x202e), (0x206a, 0x206f))
_C9 = _characters(0xe0001, (0xe0020, 0xe007f))


def in_table_c6(code):
    """C.6: inappropriate for plain text."""
    return code in _C6


def in_table_c7(code):
    """C.7: inappropriate for canonical representation."""
    return code in _C7


def in_table_c8(code):
    """C.8: change display properties, or are deprecated."""
    return code in _C8


def in_table_c9(code):
    """C.9: tagging characters."""
    return code in _C9


def in_table_d1(code):
    """D.1: written from right to left."""
    return unicodedata.bidirectional(code) in ('R', 'AL')


def in_table_d2(code):
    """D.2: written from left to right."""
    return unicodedata.bidirectional(code) == 'L'
