# oracle: none, extension of VMIOT's API
# dialects: both
class A(object):
    pass
class B(A):
    pass
class Old:
    pass
b = B()
print b.isInstance(A), b.isInstance(B), b.isInstance(int)  # expect: True True False
print (5).isInstance(int), (5).isInstance((str, int)), Old().isInstance(Old)  # expect: True True True
print b.isInstance(), Old().isInstance(), (5).isInstance(), B.isInstance()  # expect: True True False False
