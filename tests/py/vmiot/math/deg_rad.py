# oracle: none, extension of VMIOT's API
# dialects: both
import math
print math.deg(math.pi) == 180, math.rad(180) == math.pi, math.deg(0) == 0  # expect: True True True
print abs(math.deg(1) - 57.29577951) < 1e-8, abs(math.rad(90) - 1.57079632679) < 1e-10  # expect: True True
print math.deg(1.25) == math.degrees(1.25), math.rad(33) == math.radians(33)  # expect: True True
