# oracle: none, extension of VMIOT's API
# dialects: both
from math import deg, fpow as power, sqrt
print deg(0) == 0, power(2, 2) == 4, sqrt(4) == 2  # expect: True True True
vmiot_set_exceptionmode(2)
try:
    from math import nosuch
except ImportError as e:
    print e  # expect: cannot import name nosuch
try:
    import math
    math.atoi
except AttributeError as e:
    print e  # expect: 'module' object has no attribute 'atoi'
