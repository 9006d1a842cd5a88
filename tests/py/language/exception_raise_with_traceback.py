# needs: lib
import sys, traceback
def f():
    raise ValueError("first")
try:
    f()
except ValueError:
    kind, value, tb = sys.exc_info()
try:
    raise KeyError, "second", tb
except KeyError:
    print [line for name, line in [(t[2], t[1]) for t in traceback.extract_tb(sys.exc_info()[2])]]  # expect: [6, 4]
