# oracle: none, extension of VMIOT's API
import sys, StringIO, json
sys.stderr = StringIO.StringIO()
vmiot_set_exceptionmode(1)
import pprint, copy
copy.copy([1])
print len(sys.stderr.getvalue())  # expect: 0
try:
    json.loads("{")
except ValueError:
    pass
print sys.stderr.getvalue().splitlines()[1][:21]  # expect: Exception ValueError
for x in iter([1]):
    pass
print hasattr(1, "x"), sys.stderr.getvalue().count("Traceback")  # expect: False 1
