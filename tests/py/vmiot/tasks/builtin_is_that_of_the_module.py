# oracle: none, extension of VMIOT's API
# dialects: both
import vmiot
print vmiot.createthread.__name__, vmiot.sleep.__name__  # expect: createthread sleep
print createthread(lambda: None).join().kind, type(vmiot.current()).__name__  # expect: normal Task
vmiot_set_exceptionmode(2)
for f in lambda: createthread(5), lambda: sleep(-1), lambda: sleep("x"):
    try:
        f()
    except Exception as e:
        print "%s: %s" % (type(e).__name__, e)
# expect: TypeError: a task needs something to call, not int
# expect: ValueError: milliseconds must not be negative
# expect: TypeError: milliseconds must be a number, not str
