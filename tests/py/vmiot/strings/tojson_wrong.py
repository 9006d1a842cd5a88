# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
loop = []
loop.append(loop)
for v in float("nan"), float("inf"), [object()], {(1,): 2}, loop, [set()]:
    try:
        v.tojson()
    except (TypeError, ValueError, RuntimeError) as e:
        print "%s: %s" % (type(e).__name__, e)
# expect: ValueError: JSON has no infinities and no NaN
# expect: ValueError: JSON has no infinities and no NaN
# expect: TypeError: object cannot be written as JSON
# expect: TypeError: keys of JSON objects are strings, not tuple
# expect: RuntimeError: too many levels for JSON, or an object inside itself
# expect: TypeError: set cannot be written as JSON
