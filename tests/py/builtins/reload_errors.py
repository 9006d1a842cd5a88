for bad in (5, "sys", None):
    try:
        reload(bad)
    except TypeError, e:
        print e  # expect: reload() argument must be module
        # expect: reload() argument must be module
        # expect: reload() argument must be module
import imp_like_helper
import sys
del sys.modules["imp_like_helper"]
try:
    reload(imp_like_helper)
except ImportError, e:
    print e  # expect: reload(): module imp_like_helper not in sys.modules
