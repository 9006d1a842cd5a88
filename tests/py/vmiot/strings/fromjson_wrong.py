# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for s in "", "{", "[1,]", "nul", '{"a": 1} x', '{1: 2}':
    try:
        s.fromjson()
    except ValueError as e:
        print e
# expect: No JSON object could be decoded
# expect: Expecting object: line 1 column 1 (char 0)
# expect: No JSON object could be decoded
# expect: No JSON object could be decoded
# expect: Extra data: line 1 column 10 - line 1 column 11 (char 9 - 10)
# expect: Expecting property name: line 1 column 2 (char 1)
try:
    ("[" * 100000).fromjson()
except (ValueError, RuntimeError) as e:
    print "too deep"  # expect: too deep
