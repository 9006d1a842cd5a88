import math
print math.sqrt(2), math.exp(1), math.expm1(1e-10), math.log(8, 2), math.log(10**400), math.log10(1000), math.log10(10**400), math.log1p(1e-10)  # expect: 1.41421356237 2.71828182846 1.00000000005e-10 3.0 921.034037198 3.0 400.0 9.9999999995e-11
print math.pow(2, 0.5), math.pow(0, 0), math.pow(1, float('nan')), math.pow(-1, float('inf')), math.pow(-2, 3), math.pow(float('-inf'), -1), math.pow(2, -1074)  # expect: 1.41421356237 1.0 1.0 1.0 -8.0 -0.0 4.94065645841e-324
for f in ['sqrt(-1)', 'log(0)', 'log(-1)', 'log(0L)', 'exp(1000)', 'pow(0, -1)', 'pow(-8, 1.0/3)', 'pow(10, 400)', 'log(2, 1)', 'log10(0)', 'fmod(1, 0)', 'acos(2)', 'cosh(1000)', 'atanh(1)', 'gamma(0)', 'gamma(-3)', 'gamma(200)', 'lgamma(-1)', 'factorial(-1)', 'factorial(1.5)', 'sin(float("inf"))']:
    try:
        print f, eval('math.' + f)
    except (ValueError, OverflowError, ZeroDivisionError) as e:
        print f, type(e).__name__, e
        # expect: sqrt(-1) sqrt(-1) ValueError math domain error
        # expect: log(0) log(0) ValueError math domain error
        # expect: log(-1) log(-1) ValueError math domain error
        # expect: log(0L) log(0L) ValueError math domain error
        # expect: exp(1000) exp(1000) OverflowError math range error
        # expect: pow(0, -1) pow(0, -1) ValueError math domain error
        # expect: pow(-8, 1.0/3) pow(-8, 1.0/3) ValueError math domain error
        # expect: pow(10, 400) pow(10, 400) OverflowError math range error
        # expect: log(2, 1) log(2, 1) ZeroDivisionError float division by zero
        # expect: log10(0) log10(0) ValueError math domain error
        # expect: fmod(1, 0) fmod(1, 0) ValueError math domain error
        # expect: acos(2) acos(2) ValueError math domain error
        # expect: cosh(1000) cosh(1000) OverflowError math range error
        # expect: atanh(1) atanh(1) ValueError math domain error
        # expect: gamma(0) gamma(0) ValueError math domain error
        # expect: gamma(-3) gamma(-3) ValueError math domain error
        # expect: gamma(200) gamma(200) OverflowError math range error
        # expect: lgamma(-1) lgamma(-1) ValueError math domain error
        # expect: factorial(-1) factorial(-1) ValueError factorial() not defined for negative values
        # expect: factorial(1.5) factorial(1.5) ValueError factorial() only accepts integral values
        # expect: sin(float("inf")) sin(float("inf")) ValueError math domain error
math.sqrt('a')  # expect raises: TypeError: a float is required
