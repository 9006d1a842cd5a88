e = ValueError(1, 2)
print e.__reduce__()  # expect: (<type 'exceptions.ValueError'>, (1, 2))
e.x = 5
print e.__reduce__()  # expect: (<type 'exceptions.ValueError'>, (1, 2), {'x': 5})
print IOError(1, "a", "f").__reduce__()  # expect: (<type 'exceptions.IOError'>, (1, 'a', 'f'))
f = ValueError()
f.__setstate__({"y": 3})
print f.y  # expect: 3
try:
    f.__setstate__(1)
except TypeError, x:
    print x  # expect: state is not a dictionary
