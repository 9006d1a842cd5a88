# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
print f2i(3.99), f2i(-3.99), f2i(7), f2i(1e18) == 10 ** 18  # expect: 3 -3 7 True
print i2f(3), i2f(2.5), type(i2f(1)) is float  # expect: 3.0 2.5 True
try:
    f2i(float("nan"))
except ValueError as e:
    print e  # expect: cannot convert float NaN to integer
try:
    f2i("1")
except TypeError as e:
    print e  # expect: a float is required
