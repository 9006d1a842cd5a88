# needs: lib
import sys
import os.path
import os.path as p
print os.path is p, sys.__name__  # expect: True sys
try:
    import no_such_module
except ImportError, e:
    print e  # expect: No module named no_such_module
try:
    import os.nothing
except ImportError, e:
    print e  # expect: No module named nothing
