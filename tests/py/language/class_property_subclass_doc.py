class P(property):
    "class doc"
def f(self):
    "getter doc"
p = P(f)
print p.__doc__  # expect: getter doc
print property(f).__doc__, property(f, doc="own").__doc__, property(f, doc="own").getter(f).__doc__  # expect: getter doc own own
try:
    property().__get__(1)
except AttributeError, e:
    print e  # expect: unreadable attribute
try:
    property(a=1)
except TypeError, e:
    print e  # expect: 'a' is an invalid keyword argument for this function
