# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
d = {"__name__": 1, "__dict__": 2}
for f in lambda: d.__name__, lambda: d.__dict__:
    try:
        print f()
    except AttributeError as e:
        print e
# expect: 'dict' object has no attribute '__name__'
# expect: 'dict' object has no attribute '__dict__'
