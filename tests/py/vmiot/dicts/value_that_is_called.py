# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
d = {"f": lambda x: x * 2}
print d.f(21)  # expect: 42
try:
    d.nosuch(1)
except AttributeError as e:
    print e  # expect: 'dict' object has no attribute 'nosuch'
