# oracle: none, extension of VMIOT's API
# dialects: both
import math
print math.floor(2.5) == 2, math.ceil(2.1) == 3, math.fabs(-2) == 2, math.fmod(7, 3) == 1, math.hypot(3, 4) == 5  # expect: True True True True True
print math.pow(2, 3) == 8, math.exp(0) == 1, math.log(math.e) == 1, math.modf(2.5) == (0.5, 2), math.isnan(float("nan"))  # expect: True True True True True
print math.factorial(5), math.degrees(math.pi) == 180, abs(math.sin(math.pi)) < 1e-15, math.trunc(2.7)  # expect: 120 True True 2
