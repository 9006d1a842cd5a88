e = Exception(1, 2)
print e.args, repr(e), str(e), e[0], e[0:1], list(e)  # expect: (1, 2) Exception(1, 2) (1, 2) 1 (1,) [1, 2]
print Exception("x").message, repr(Exception(1, 2).message)  # expect: x ''
e.args = [3]
print e.args  # expect: (3,)
try:
    e.args = 5
except TypeError, x:
    print x  # expect: 'int' object is not iterable
try:
    del e.args
except TypeError, x:
    print x  # expect: args may not be deleted
try:
    Exception(a=1)
except TypeError, x:
    print x  # expect: exceptions.Exception does not take keyword arguments
e.message = "m"
print e.message, e.__dict__  # expect: m {'message': 'm'}
