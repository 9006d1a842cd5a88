# oracle: none, extension of VMIOT's API
# dialects: both
class FirstClass:
    pass
class SecondClass(object):
    pass
print FirstClass.isClass(), SecondClass.isClass(), int.isClass()  # expect: True True True
print FirstClass().isClass(), SecondClass().isClass(), len.isClass()  # expect: False False False
