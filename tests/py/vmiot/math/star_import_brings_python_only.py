# oracle: none, extension of VMIOT's API
from math import *
print max([1, 3], [2]), min("ba"), sqrt(16) == 4  # expect: [2] a True
try:
    random
except NameError:
    print "no random"  # expect: no random
