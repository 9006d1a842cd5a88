import json
print json.dumps([1, 2.5, None, True, u'\u20ac', 'a"b\n'])  # expect: [1, 2.5, null, true, "\u20ac", "a\"b\n"]
print json.dumps({'b': [], 'a': {}}, sort_keys=True), json.dumps((1, [2]), indent=1).split('\n'), json.dumps([1, 2], separators=(',', ':'))  # expect: {"a": {}, "b": []} ['[', ' 1, ', ' [', '  2', ' ]', ']'] [1,2]
print json.loads('{"a": [1, -2.5e3, "\\u00e9\\n", null, true]}'), json.loads('[NaN, -Infinity]'), json.loads('12345678901234567890')  # expect: {u'a': [1, -2500.0, u'\xe9\n', None, True]} [nan, -inf] 12345678901234567890
import collections
print json.loads('{"x": 1, "a": 2}', object_pairs_hook=collections.OrderedDict), json.loads('[1.5]', parse_float=str)  # expect: OrderedDict([(u'x', 1), (u'a', 2)]) ['1.5']
