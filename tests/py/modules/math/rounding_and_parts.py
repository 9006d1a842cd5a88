import math
print math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.9), math.fabs(-3), math.modf(-2.25), math.modf(-0.0), math.frexp(8), math.frexp(-0.3), math.frexp(5e-324)  # expect: -3.0 -2.0 -2 3.0 (-0.25, -2.0) (-0.0, -0.0) (0.5, 4) (-0.6, -1) (0.5, -1073)
print math.ldexp(0.5, 4), math.ldexp(1, -1074), math.ldexp(1, -1075), math.ldexp(1.5, -1074), math.ldexp(0.75, 1024), math.ldexp(5, -10**30), math.copysign(1, -0.0), math.copysign(-3, 2)  # expect: 8.0 4.94065645841e-324 0.0 9.88131291682e-324 1.34826985115e+308 0.0 -1.0 3.0
print math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5, float('inf')), math.isnan(float('nan')), math.isinf(-float('inf')), math.isinf(1e308)  # expect: -1.0 1.0 5.0 True True False
print math.hypot(3, 4), math.hypot(1e200, 1e200), math.hypot(float('inf'), float('nan')), math.degrees(math.pi), math.radians(180)  # expect: 5.0 1.41421356237e+200 inf 180.0 3.14159265359
class T(object):
    def __trunc__(self): return 'cut'
print math.trunc(T()), math.factorial(20), math.factorial(21), math.factorial(0), math.factorial(5.0)  # expect: cut 2432902008176640000 51090942171709440000 1 120
math.ldexp(1, 5000)  # expect raises: OverflowError: math range error
