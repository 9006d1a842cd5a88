# SPDX-License-Identifier: MIT
"""The part of the JSON decoder that recognises a value by its first character."""
import re

try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None

__all__ = ['make_scanner']

NUMBER_RE = re.compile(r'(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?', re.VERBOSE | re.MULTILINE | re.DOTALL)


def py_make_scanner(context):
    """A function (text, index) -> (value, index after it) with the settings of the decoder `context`. It raises
    StopIteration where no value starts."""
    parse_object = context.parse_object
    parse_array = context.parse_array
    parse_string = context.parse_string
    parse_float = context.parse_float
    parse_int = context.parse_int
    parse_constant = context.parse_constant
    encoding = context.encoding
    strict = context.strict
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook
    match_number = NUMBER_RE.match
    words = {'n': (('null', None),), 't': (('true', True),), 'f': (('false', False),)}
    constants = {'N': 'NaN', 'I': 'Infinity', '-': '-Infinity'}

    def scan_once(string, idx):
        try:
            first = string[idx]
        except IndexError:
            raise StopIteration
        if first == '"':
            return parse_string(string, idx + 1, encoding, strict)
        if first == '{':
            return parse_object((string, idx + 1), encoding, strict, scan_once, object_hook, object_pairs_hook)
        if first == '[':
            return parse_array((string, idx + 1), scan_once)
        found = match_number(string, idx)
        if found is not None:
            whole, fraction, exponent = found.groups()
            if fraction or exponent:
                return parse_float(whole + (fraction or '') + (exponent or '')), found.end()
            return parse_int(whole), found.end()
        for word, value in words.get(first, ()):
            if string[idx:idx + len(word)] == word:
                return value, idx + len(word)
        word = constants.get(first)
        if word is not None and string[idx:idx + len(word)] == word:
            return parse_constant(word), idx + len(word)
        raise StopIteration

    return scan_once


make_scanner = c_make_scanner or py_make_scanner
