class A(object):
    def __str__(self): return "A!"
print format(A()), "{0}".format(A()), "{0:>5}".format(A())  # expect: A! A!    A!
try:
    object().__format__(1)
except TypeError, e:
    print e  # expect: argument to __format__ must be unicode or str
