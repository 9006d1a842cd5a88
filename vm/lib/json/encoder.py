# SPDX-License-Identifier: MIT
"""Python to JSON. The native module `_json`, where there is one, does the plain cases."""
import re
import sys

try:
    from _json import encode_basestring_ascii as c_encode_basestring_ascii
except ImportError:
    c_encode_basestring_ascii = None
try:
    from _json import make_encoder as c_make_encoder
except ImportError:
    c_make_encoder = None

ESCAPE = re.compile(r'[\x00-\x1f\\"\b\f\n\r\t]')
ESCAPE_ASCII = re.compile(r'([\\"]|[^\ -~])')
HAS_UTF8 = re.compile(r'[\x80-\xff]')
ESCAPE_DCT = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
for _code in range(0x20):
    ESCAPE_DCT.setdefault(chr(_code), '\\u%04x' % _code)
del _code

INFINITY = float('inf')
FLOAT_REPR = float.__repr__


def encode_basestring(s):
    """A string in quotes, with escapes only where JSON demands them."""
    return '"' + ESCAPE.sub(lambda found: ESCAPE_DCT[found.group()], s) + '"'


def _ascii_escape(found):
    char = found.group()
    try:
        return ESCAPE_DCT[char]
    except KeyError:
        pass
    code = ord(char)
    if code < 0x10000:
        return '\\u%04x' % code
    code -= 0x10000
    return '\\u%04x\\u%04x' % (0xd800 | code >> 10, 0xdc00 | code & 0x3ff)


def py_encode_basestring_ascii(s):
    """A string in quotes, in ASCII. Bytes are UTF-8."""
    if isinstance(s, str) and HAS_UTF8.search(s) is not None:
        s = s.decode('utf-8')
    return '"' + str(ESCAPE_ASCII.sub(_ascii_escape, s)) + '"'


encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


class JSONEncoder(object):
    """Encodes dictionaries, lists, tuples, strings, numbers, True, False and None as JSON.

    skipkeys: leaves keys out that are neither strings nor numbers, booleans or None (otherwise TypeError).
    ensure_ascii: the result is a str in ASCII; else it may be unicode. check_circular: finds objects that contain
    themselves. allow_nan: writes NaN, Infinity and -Infinity. sort_keys: the keys come sorted. indent: spaces per level
    of nesting, each item on a line of its own (None: one line). separators: (between items, after a key). encoding:
    of str values. default: called with other objects, returns something that can be encoded."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, encoding='utf-8', default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        if default is not None:
            self.default = default
        self.encoding = encoding

    def default(self, o):
        """For subclasses: returns something that can be encoded in place of `o`, or raises TypeError."""
        raise TypeError(repr(o) + " is not JSON serializable")

    def encode(self, o):
        """The JSON text of `o`.

        >>> JSONEncoder().encode({'limits': [1, None]})
        '{"limits": [1, null]}'
        """
        if isinstance(o, basestring):
            return self._string_encoder()(o)
        return ''.join(list(self.iterencode(o, _one_shot=True)))

    def _string_encoder(self):
        encode = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        encoding = self.encoding
        if encoding in (None, 'utf-8'):
            return encode

        def encode_decoded(s):
            return encode(s.decode(encoding) if isinstance(s, str) else s)

        return encode_decoded

    def _float_encoder(self):
        allow_nan = self.allow_nan

        def encode(o):
            if o != o:
                text = 'NaN'
            elif o == INFINITY:
                text = 'Infinity'
            elif o == -INFINITY:
                text = '-Infinity'
            else:
                return FLOAT_REPR(o)
            if not allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
            return text

        return encode

    def iterencode(self, o, _one_shot=False):
        """Generates the JSON text of `o` in pieces."""
        markers = {} if self.check_circular else None
        encoder = self._string_encoder()
        floatstr = self._float_encoder()
        if _one_shot and c_make_encoder is not None:
            chunks = c_make_encoder(markers, self.default, encoder, self.indent, self.key_separator,
                                    self.item_separator, self.sort_keys, self.skipkeys, self.allow_nan)(o, 0)
            if chunks is not None:
                return chunks
        return _chunks(o, self, markers, encoder, floatstr)


def _key(key, floatstr):
    # A key as a string; None if it cannot be one.
    if isinstance(key, basestring):
        return key
    if isinstance(key, float):
        return floatstr(key)
    if key is True:
        return 'true'
    if key is False:
        return 'false'
    if key is None:
        return 'null'
    if isinstance(key, (int, long)):
        return str(key)
    return None


def _scalar(o, encoder, floatstr):
    # The text of a value that is no container; None if it is something else.
    if isinstance(o, basestring):
        return encoder(o)
    if o is None:
        return 'null'
    if o is True:
        return 'true'
    if o is False:
        return 'false'
    if isinstance(o, (int, long)):
        return str(o)
    if isinstance(o, float):
        return floatstr(o)
    return None


def _chunks(o, settings, markers, encoder, floatstr):
    # One generator for any depth of nesting. Each level is [items left, what closes it, what parts its items, id in
    # `markers`, is it a dictionary]; `lead` is what goes before the next value.
    indent = settings.indent
    deepest = sys.getrecursionlimit()
    levels = []
    lead = ''
    while True:
        # Writes `o`, or opens a level for it.
        text = _scalar(o, encoder, floatstr)
        if text is not None:
            yield lead + text
        else:
            is_dict = isinstance(o, dict)
            is_list = not is_dict and isinstance(o, (list, tuple))
            if lead:
                yield lead
                lead = ''
            if (is_dict or is_list) and not o:
                yield '{}' if is_dict else '[]'
            else:
                if len(levels) >= deepest:
                    raise RuntimeError("maximum recursion depth exceeded while encoding a JSON object")
                mark = None
                if markers is not None:
                    mark = id(o)
                    if mark in markers:
                        raise ValueError("Circular reference detected")
                    markers[mark] = o
                if not is_dict and not is_list:
                    # The object that stands for this one may not contain it.
                    o = settings.default(o)
                    levels.append([None, '', '', mark, False])
                    lead = ''
                    continue
                depth = sum(1 for level in levels if level[0] is not None)
                inner = '' if indent is None else '\n' + ' ' * (indent * (depth + 1))
                outer = '' if indent is None else '\n' + ' ' * (indent * depth)
                part = settings.item_separator + inner
                if is_dict:
                    yield '{'
                    if inner:
                        yield inner
                    items = sorted(o.items(), key=lambda item: item[0]) if settings.sort_keys else o.iteritems()
                    levels.append([iter(items), outer + '}', part, mark, True])
                    lead = ''
                else:
                    levels.append([iter(o), outer + ']', part, mark, False])
                    lead = '[' + inner
                levels[-1].append(True)
        # Goes on to the next value, closing the levels that are at their end.
        while levels:
            level = levels[-1]
            items, closing, part, mark, is_dict = level[:5]
            if items is not None:
                try:
                    if is_dict:
                        key, o = items.next()
                        name = _key(key, floatstr)
                        while name is None and settings.skipkeys:
                            key, o = items.next()
                            name = _key(key, floatstr)
                        if name is None:
                            raise TypeError("key " + repr(key) + " is not a string")
                        if level[5]:
                            level[5] = False
                        else:
                            yield part
                        yield encoder(name)
                        yield settings.key_separator
                        lead = ''
                    else:
                        o = items.next()
                        if level[5]:
                            level[5] = False
                        else:
                            lead = part
                    break
                except StopIteration:
                    if closing[:1] == '\n':
                        yield closing[:-1]
                    yield closing[-1:]
            levels.pop()
            if mark is not None:
                del markers[mark]
        else:
            return
