# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
vmiot_set_exceptionmode(0)
for v in 100, "text", [1], None:
    try:
        raise v
    except RaiseException, e:
        print str(e), e.args, e.code
# expect: PRINT: 100 (100,) 1049
# expect: PRINT: text ('text',) 1049
# expect: PRINT: [1] ([1],) 1049
# expect: PRINT: None (None,) 1049
try:
    raise 5
except TypeError:
    print "a TypeError, too"  # expect: PRINT: a TypeError, too
