import json
print json.loads('{"a": [1, 2.5, -3e2, true, false, null, "x\\u00e9\\n\\ud83d\\ude00"], "b": {}}') == {'a': [1, 2.5, -300.0, True, False, None, u'x\xe9\n\U0001f600'], 'b': {}}  # expect: True
print json.loads('12345678901234567890'), json.loads('1e400'), json.loads('NaN'), json.loads('-Infinity'), repr(json.loads('"\xc3\xa9"')), json.loads(u'"\u20ac"') == u'\u20ac', json.loads('"\xe9"', encoding='latin-1') == u'\xe9'  # expect: 12345678901234567890 inf nan -inf u'\xe9' True True
print json.loads('[1.5, 2]', parse_float=lambda s: 'f' + s, parse_int=str), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list), json.loads('{"x": {"y": 1}}', object_hook=lambda d: sorted(d)), json.loads('[NaN]', parse_constant=lambda c: c)  # expect: ['f1.5', '2'] [(u'b', 1), (u'a', 2)] [u'x'] ['NaN']
for s in ['', '[', '[1', '[1,', '[1,]', '[1 2]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,}', '{1:2}', '{"a" 1}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', 'nul', '01', '1 2', '{"a":1 "b":2}']:
    try:
        print json.loads(s)
    except ValueError as e:
        print repr(s), e
        # expect: '' No JSON object could be decoded
        # expect: '[' Expecting object: line 1 column 1 (char 0)
        # expect: '[1' Expecting object: line 1 column 2 (char 1)
        # expect: '[1,' Expecting object: line 1 column 3 (char 2)
        # expect: '[1,]' No JSON object could be decoded
        # expect: '[1 2]' Expecting , delimiter: line 1 column 4 (char 3)
        # expect: '{' Expecting object: line 1 column 1 (char 0)
        # expect: '{"a"' Expecting : delimiter: line 1 column 5 (char 4)
        # expect: '{"a":' No JSON object could be decoded
        # expect: '{"a":1' Expecting object: line 1 column 6 (char 5)
        # expect: '{"a":1,}' Expecting property name: line 1 column 8 (char 7)
        # expect: '{1:2}' Expecting property name: line 1 column 2 (char 1)
        # expect: '{"a" 1}' Expecting : delimiter: line 1 column 6 (char 5)
        # expect: '"abc' Unterminated string starting at: line 1 column 1 (char 0)
        # expect: '"a\nb"' Invalid control character at: line 1 column 3 (char 2)
        # expect: '"\\x"' Invalid \escape: line 1 column 2 (char 1)
        # expect: '"\\u12"' Invalid \uXXXX escape: line 1 column 3 (char 2)
        # expect: 'nul' No JSON object could be decoded
        # expect: '01' Extra data: line 1 column 2 - line 1 column 3 (char 1 - 2)
        # expect: '1 2' Extra data: line 1 column 3 - line 1 column 4 (char 2 - 3)
        # expect: '{"a":1 "b":2}' Expecting , delimiter: line 1 column 8 (char 7)
