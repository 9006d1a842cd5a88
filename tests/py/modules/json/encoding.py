import json
print json.dumps([1, 2.5, 'x', None, True, {'k': [()]}, 10L, float('nan'), -float('inf'), u'\xe9\U0001f600', 'a"\\\n\x01'])  # expect: [1, 2.5, "x", null, true, {"k": [[]]}, 10, NaN, -Infinity, "\u00e9\ud83d\ude00", "a\"\\\n\u0001"]
print json.dumps({1: 1, 1.5: 2, None: 3, False: 4}, sort_keys=True), json.dumps({'b': 1, 'a': [1]}, indent=1, sort_keys=True), json.dumps({'a': 1}, separators=(',', ':')), repr(json.dumps(u'\xe9', ensure_ascii=False)), json.dumps('\xe9', encoding='latin-1')
# expect: {"null": 3, "false": 4, "1": 1, "1.5": 2} {
# expect:  "a": [
# expect:   1
# expect:  ], 
# expect:  "b": 1
# expect: } {"a":1} u'"\xe9"' "\u00e9"
class P(object): pass
print json.dumps([P()], default=lambda o: {'t': type(o).__name__}), json.dumps({(1,): 2}, skipkeys=True), json.dumps([]), json.dumps({})  # expect: [{"t": "P"}] {} [] {}
class I(int):
    def __str__(self): return 'eye'
class D(dict): pass
print json.dumps([D(a=D())]), json.dumps(2**70), json.dumps(1e-7)  # expect: [{"a": {}}] 1180591620717411303424 1e-07
l = []; l.append(l)
for f in (lambda: json.dumps(l), lambda: json.dumps(float('inf'), allow_nan=False), lambda: json.dumps({(1,): 2}), lambda: json.dumps('\xe9'), lambda: json.dumps(set([1]))):
    try:
        print f()
    except (ValueError, TypeError) as e:
        print type(e).__name__, e
        # expect: ValueError Circular reference detected
        # expect: ValueError Out of range float values are not JSON compliant
        # expect: TypeError keys must be a string
        # expect: UnicodeDecodeError 'utf8' codec can't decode byte 0xe9 in position 0: unexpected end of data
        # expect: TypeError set([1]) is not JSON serializable
print list(json.JSONEncoder().iterencode([[], [1, {}, ()]]))  # expect: ['[', '[]', ', ', '[1', ', ', '{}', ', ', '[]', ']', ']']
