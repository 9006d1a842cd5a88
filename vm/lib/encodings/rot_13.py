# SPDX-License-Identifier: MIT
"""The alphabet turned by thirteen places."""
import codecs
from encodings import _make

_alphabet = u'abcdefghijklmnopqrstuvwxyz'
_turned = dict(zip(_alphabet + _alphabet.upper(),
                   _alphabet[13:] + _alphabet[:13] + (_alphabet[13:] + _alphabet[:13]).upper()))
_table = u''.join(_turned.get(unichr(code), unichr(code)) for code in range(256))
_map = codecs.charmap_build(_table)


def encode(input, errors='strict'):
    return codecs.charmap_encode(input, errors, _map)


def decode(input, errors='strict'):
    return codecs.charmap_decode(input, errors, _table)


_make.define(globals(), 'rot-13', encode, decode, is_text=False)
