# oracle: none, extension of VMIOT's API
# dialects: both
class A(object):
    pass
class B:
    pass
print classobject(A()) is A, classobject(B()) is B, classobject(1) is int  # expect: True True True
