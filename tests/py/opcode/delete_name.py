x = 1
del x
try:
    x
except NameError, e:
    print e  # expect: name 'x' is not defined
try:
    del x
except NameError, e:
    print e  # expect: name 'x' is not defined
class C:
    a = 1
    del a
print hasattr(C, "a")  # expect: False
