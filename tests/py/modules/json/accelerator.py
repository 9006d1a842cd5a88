import _json
print _json.scanstring('abc"x', 0), _json.scanstring(u'a\\u00e9"', 0), _json.scanstring('a\tb"', 0, None, False), _json.encode_basestring_ascii('a\xc3\xa9"'), _json.encode_basestring_ascii(u'\U0001f600')  # expect: (u'abc', 4) (u'a\xe9', 8) (u'a\tb', 4) "a\u00e9\"" "\ud83d\ude00"
for f in (lambda: _json.scanstring('abc', 0), lambda: _json.scanstring('a"', -1), lambda: _json.scanstring(5, 0), lambda: _json.encode_basestring_ascii(5), lambda: _json.make_scanner(5), lambda: _json.make_encoder(1, None, None, None, '', '', 0, 0, 0), lambda: _json.make_scanner()):
    try:
        f()
    except (ValueError, TypeError, AttributeError) as e:
        print type(e).__name__, e
        # expect: ValueError Unterminated string starting at: line 1 column 0 (char -1)
        # expect: ValueError end is out of bounds
        # expect: TypeError first argument must be a string, not int
        # expect: TypeError first argument must be a string, not int
        # expect: AttributeError 'int' object has no attribute 'encoding'
        # expect: TypeError make_encoder() argument 1 must be dict or None, not int
        # expect: TypeError Required argument 'context' (pos 1) not found
enc = _json.make_encoder({}, None, lambda s: '<%s>' % s, None, ':', ',', False, False, True)
print enc(['a', {'b': 1}], 0), enc('x', 0), enc.key_separator  # expect: ['[', '<a>', ',', '{', '<b>', ':', '1', '}', ']'] ['<x>'] :
