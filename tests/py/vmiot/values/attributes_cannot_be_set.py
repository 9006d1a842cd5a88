# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
try:
    "".atoi = 1
except AttributeError as e:
    print e  # expect: 'str' object has no attribute 'atoi'
try:
    {}.x = 1
except AttributeError as e:
    print e  # expect: 'dict' object has no attribute 'x'
