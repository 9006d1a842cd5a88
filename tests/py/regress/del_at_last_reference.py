# __del__ runs when the last reference goes: del, rebinding, return, items, attributes, temporaries.
# process: collections take long in the big heap of the test process
class A(object):
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print 'del', self.n
    def me(self):
        return self.n
class Holder:
    pass
a = A(1)
del a           # expect: del 1
print 'next'    # expect: next
a = A(2)
a = None        # expect: del 2
a = A(3)
b = a
del a
print 'held'    # expect: held
b = 0           # expect: del 3
def f():
    x = A(4)
    print 'in f'
f()             # expect: in f
# expect: del 4
print A(5).me()
# expect: del 5
# expect: 5
items = [A(6)]
items[0] = 3    # expect: del 6
d = {'x': A(7)}
del d['x']      # expect: del 7
h = Holder()
h.a = A(8)
h.a = None      # expect: del 8
h.a = A(9)
del h           # expect: del 9
print 'end'     # expect: end
