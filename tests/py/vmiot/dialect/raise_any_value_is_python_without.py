# oracle: none, extension of VMIOT's API
try:
    raise 100
except TypeError as e:
    print e  # expect: exceptions must be old-style classes or derived from BaseException, not int
print issubclass(RaiseException, TypeError)  # expect: True
