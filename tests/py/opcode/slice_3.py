x = range(6)
print x[1:3], x[-3:-1], x[4:2], x[None:2], "hello"[1:-1], x[1L:3]  # expect: [1, 2] [3, 4] [] [0, 1] ell [1, 2]
class Index(object):
    def __index__(self):
        return 2
print x[Index():5]  # expect: [2, 3, 4]
try:
    x["a":2]
except TypeError, e:
    print e  # expect: slice indices must be integers or None or have an __index__ method
