import json
for text in '', 'nul', '[1] x', '{"a" "b"}':
    try:
        json.loads(text)
    except ValueError as e:
        print type(e).__name__
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
for value in set(), {(1, 2): 3}, float('nan'):
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError) as e:
        print type(e).__name__
# expect: TypeError
# expect: TypeError
# expect: ValueError
a = []; a.append(a)
try:
    json.dumps(a)
except ValueError as e:
    print e  # expect: Circular reference detected
print json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True), json.dumps(set([1]), default=list)  # expect: {"a": 1} [1]
