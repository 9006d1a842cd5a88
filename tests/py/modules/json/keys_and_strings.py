# Keys that repeat, are long, or need decoding; strings cut off or damaged at every place; bytes and unicode.
import json

def attempt(text, **options):
    try:
        return repr(json.loads(text, **options))
    except ValueError as e:
        return '%s: %s' % (type(e).__name__, e)

KEYS = ['', 'a', 'aa', 'name', 'Name', 'x y', '!', '#', 'k' * 64, 'k' * 65, '\x7f', '\xc3\xa9', '\\u00e9', '\\n', '__class__']
for key in KEYS:
    text = '[{"%s": 1}, {"%s": 2, "other": 3, "%s": [4]}]' % (key, key, key)
    print attempt(text), attempt(text.decode('utf-8')), attempt(text, object_pairs_hook=list)
many = '[%s]' % ', '.join('{"key %d": %d}' % (i, i) for i in range(2000))
print sum(d.values()[0] for d in json.loads(many) * 2), len(set(k for d in json.loads(many) for k in d))

WHOLE = '{"a\\u20ac\xc3\xa9": ["\\ud83d\\ude00", "\\"\\/", "tab\\t", "\xe2\x82\xac"]}'
for i in range(len(WHOLE) + 1):
    for piece in (WHOLE[:i], WHOLE[:i] + '"' + WHOLE[i:], WHOLE[:i] + '\x01' + WHOLE[i:], WHOLE[:i] + '\xff' + WHOLE[i:],
                  WHOLE[:i] + '\\' + WHOLE[i:]):
        print repr(piece), attempt(piece), attempt(piece, strict=False), attempt(piece.decode('latin-1')),
        print attempt(piece, parse_int=int, object_hook=len), attempt(piece, encoding='latin-1')
