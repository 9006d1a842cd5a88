a = []
print id(a) == id(a), id(a) == id([]), type(id(a)).__name__ in ("int", "long"), id(None) == id(None), id(len) == id(len)  # expect: True False True True True
try:
    id()
except TypeError, e:
    print e  # expect: id() takes exactly one argument (0 given)
