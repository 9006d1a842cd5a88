class A(object):
    "The doc."
print A.__name__, A.__module__, A.__doc__, A  # expect: A __main__ The doc. <class '__main__.A'>
A.__name__ = "Z"
A.__module__ = "m"
print A  # expect: <class 'm.Z'>
for bad in (1, u"x"):
    try:
        A.__name__ = bad
    except TypeError, e:
        print e
# expect: can only assign string to Z.__name__, not 'int'
# expect: can only assign string to Z.__name__, not 'unicode'
try:
    A.__doc__ = "x"
except AttributeError, e:
    print e  # expect: attribute '__doc__' of 'type' objects is not writable
