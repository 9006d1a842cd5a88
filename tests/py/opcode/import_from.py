# needs: lib
from sys import maxint, path as search_path
import sys
print maxint == sys.maxint, search_path is sys.path  # expect: True True
try:
    from sys import nothing_here
except ImportError, e:
    print e  # expect: cannot import name nothing_here
from os import path
print path.join("a", "b")  # expect: a/b
