import sys
print sys.getdlopenflags(), sys.setdlopenflags(257), sys.getdlopenflags()       # expect: 2 None 257
for args in (-1,), (True,), (), ('x',), (None,), (1.5,), (2 ** 40,), (2 ** 70,), (1, 2):
    try:
        sys.setdlopenflags(*args)
        print sys.getdlopenflags()
    except Exception as e:
        print type(e).__name__, e
# expect: -1
# expect: 1
# expect: TypeError setdlopenflags() takes exactly 1 argument (0 given)
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: TypeError integer argument expected, got float
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError setdlopenflags() takes exactly 1 argument (2 given)
sys.getdlopenflags(1)               # expect raises: TypeError: getdlopenflags() takes no arguments (1 given)
