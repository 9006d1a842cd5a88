print __import__("sys").__name__, __import__(name="sys", level=0).__name__  # expect: sys sys
for bad in (("no_such_module_here",), (5,), ()):
    try:
        __import__(*bad)
    except (ImportError, TypeError), e:
        print type(e).__name__, e  # expect: ImportError No module named no_such_module_here
        # expect: TypeError __import__() argument 1 must be string, not int
        # expect: TypeError Required argument 'name' (pos 1) not found
import __builtin__
saved = __builtin__.__import__
def hook(name, *args):
    print "import", name, args[2]  # expect: import sys None
    # expect: import sys ('maxint', 'path')
    return saved(name, *args)
__builtin__.__import__ = hook
import sys
from sys import maxint, path
__builtin__.__import__ = saved
