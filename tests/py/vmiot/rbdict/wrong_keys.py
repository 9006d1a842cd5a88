# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
d = rbdict()
for k in None, [], (1,), {}, object, float("nan"):
    for f in lambda: d.set(k, 1), lambda: d[k], lambda: k in d, lambda: d.goto(k):
        try:
            f()
        except (TypeError, ValueError) as e:
            text = str(e)
    print text
# expect: keys of an rbdict are numbers and strings, not None
# expect: keys of an rbdict are numbers and strings, not list
# expect: keys of an rbdict are numbers and strings, not tuple
# expect: keys of an rbdict are numbers and strings, not dict
# expect: keys of an rbdict are numbers and strings, not type
# expect: NaN cannot be a key of an rbdict
print len(d)  # expect: 0
try:
    hash(d)
except TypeError as e:
    print e  # expect: unhashable type: '_vmiot.rbdict'
