# oracle: none, extension of VMIOT's API
import sys, StringIO
sys.stderr = StringIO.StringIO()
vmiot_set_exceptionmode(1)
def f():
    try:
        raise ValueError("one")
    finally:
        pass
try:
    try:
        f()
    except ValueError:
        raise
except ValueError as e:
    pass
print sys.stderr.getvalue().count("Traceback by VMIOT")  # expect: 1
try:
    raise e
except ValueError:
    pass
print sys.stderr.getvalue().count("Traceback by VMIOT")  # expect: 2
