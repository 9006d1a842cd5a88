# SPDX-License-Identifier: MIT
"""JSON to Python. The native module `_json`, where there is one, scans strings and values."""
import re
from json import scanner

try:
    from _json import scanstring as c_scanstring
except ImportError:
    c_scanstring = None

__all__ = ['JSONDecoder']

FLAGS = re.VERBOSE | re.MULTILINE | re.DOTALL
DEFAULT_ENCODING = 'utf-8'
NaN, PosInf, NegInf = float('nan'), float('inf'), float('-inf')

_CONSTANTS = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}


def linecol(doc, pos):
    """(line, column) of an index, from 1."""
    return doc.count('\n', 0, pos) + 1, pos + 1 if '\n' not in doc[:pos] else pos - doc.rindex('\n', 0, pos)


def errmsg(msg, doc, pos, end=None):
    """An error message with the place, or the range, where it applies."""
    place = 'line %d column %d' % linecol(doc, pos)
    if end is None:
        return '%s: %s (char %d)' % (msg, place, pos)
    return '%s: %s - line %d column %d (char %d - %d)' % ((msg, place) + linecol(doc, end) + (pos, end))


# --- Strings

STRINGCHUNK = re.compile(r'(.*?)(["\\\x00-\x1f])', FLAGS)
BACKSLASH = {'"': u'"', '\\': u'\\', '/': u'/', 'b': u'\b', 'f': u'\f', 'n': u'\n', 'r': u'\r', 't': u'\t'}
_hex_digits = frozenset('0123456789abcdefABCDEF')


def _code_unit(s, at):
    # The number of the four digits at `at`, after a backslash and 'u'.
    digits = s[at:at + 4]
    if len(digits) == 4 and _hex_digits.issuperset(digits):
        return int(digits, 16)
    raise ValueError(errmsg("Invalid \\uXXXX escape", s, at - 1))


def py_scanstring(s, end, encoding=None, strict=True):
    """The string that starts at `end`, after its quote: (unicode, index after the closing quote). Bytes are in
    `encoding`; `strict` forbids control characters."""
    if encoding is None:
        encoding = DEFAULT_ENCODING
    begin = end - 1
    parts = []
    while True:
        chunk = STRINGCHUNK.match(s, end)
        if chunk is None:
            raise ValueError(errmsg("Unterminated string starting at", s, begin))
        end = chunk.end()
        text, mark = chunk.groups()
        if text:
            parts.append(text if isinstance(text, unicode) else unicode(text, encoding))
        if mark == '"':
            return u''.join(parts), end
        if mark != '\\':
            if strict:
                raise ValueError(errmsg("Invalid control character %r at" % str(mark), s, end))
            parts.append(unicode(mark))
            continue
        escape = s[end:end + 1]
        if not escape:
            raise ValueError(errmsg("Unterminated string starting at", s, begin))
        if escape != 'u':
            if escape not in BACKSLASH:
                raise ValueError(errmsg("Invalid \\escape: " + repr(escape), s, end))
            parts.append(BACKSLASH[escape])
            end += 1
            continue
        code = _code_unit(s, end + 1)
        end += 5
        if 0xd800 <= code <= 0xdbff and s[end:end + 2] == '\\u':
            # Two escapes may be the halves of one character.
            low = _code_unit(s, end + 2)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                end += 6
        parts.append(unichr(code))


scanstring = c_scanstring or py_scanstring


# --- Objects and arrays

WHITESPACE = re.compile(r'[ \t\n\r]*', FLAGS)
WHITESPACE_STR = ' \t\n\r'


def JSONObject(s_and_end, encoding, strict, scan_once, object_hook, object_pairs_hook, _w=WHITESPACE.match):
    """The object whose '{' is before the index `end`: (value, index after '}')."""
    s, end = s_and_end
    pairs = []
    end = _w(s, end).end()
    if s[end:end + 1] == '}':
        end += 1
    else:
        while True:
            if s[end:end + 1] != '"':
                raise ValueError(errmsg("Expecting property name enclosed in double quotes", s, end))
            key, end = scanstring(s, end + 1, encoding, strict)
            if s[end:end + 1] != ':':
                end = _w(s, end).end()
                if s[end:end + 1] != ':':
                    raise ValueError(errmsg("Expecting ':' delimiter", s, end))
            end = _w(s, end + 1).end()
            try:
                value, end = scan_once(s, end)
            except StopIteration:
                raise ValueError(errmsg("Expecting object", s, end))
            pairs.append((key, value))
            end = _w(s, end).end()
            mark = s[end:end + 1]
            if mark == '}':
                end += 1
                break
            if mark != ',':
                raise ValueError(errmsg("Expecting ',' delimiter", s, end))
            end = _w(s, end + 1).end()
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), end
    value = dict(pairs)
    return value if object_hook is None else object_hook(value), end


def JSONArray(s_and_end, scan_once, _w=WHITESPACE.match):
    """The array whose '[' is before the index `end`: (list, index after ']')."""
    s, end = s_and_end
    values = []
    end = _w(s, end).end()
    if s[end:end + 1] == ']':
        return values, end + 1
    while True:
        try:
            value, end = scan_once(s, end)
        except StopIteration:
            raise ValueError(errmsg("Expecting object", s, end))
        values.append(value)
        end = _w(s, end).end()
        mark = s[end:end + 1]
        end += 1
        if mark == ']':
            return values, end
        if mark != ',':
            raise ValueError(errmsg("Expecting ',' delimiter", s, end))
        end = _w(s, end).end()


class JSONDecoder(object):
    """Decodes JSON.

    encoding: of texts that are str (UTF-8 if None). object_hook: called with each dictionary, object_pairs_hook with
    each object's list of pairs instead; the result takes its place. parse_float, parse_int: called with the text of
    numbers. parse_constant: called with 'NaN', 'Infinity' or '-Infinity'. strict: no control characters in strings."""

    def __init__(self, encoding=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.encoding = encoding
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.parse_object = JSONObject
        self.parse_array = JSONArray
        self.parse_string = scanstring
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s, _w=WHITESPACE.match):
        """The value of the text `s`, which holds nothing else."""
        value, end = self.raw_decode(s, idx=_w(s, 0).end())
        end = _w(s, end).end()
        if end != len(s):
            raise ValueError(errmsg("Extra data", s, end, len(s)))
        return value

    def raw_decode(self, s, idx=0):
        """(value, index after it) of what starts at `idx`; more may follow."""
        try:
            return self.scan_once(s, idx)
        except StopIteration:
            raise ValueError("No JSON object could be decoded")
