class Old:
    def __call__(self, *args):
        return "old", args
class New(object):
    def __call__(self, a, b=2):
        return "new", a, b
print Old()(1, 2), New()(1), New()(b=1, a=3)  # expect: ('old', (1, 2)) ('new', 1, 2) ('new', 3, 1)
try:
    object()()
except TypeError, e:
    print e  # expect: 'object' object is not callable
class No: pass
try:
    No()()
except AttributeError, e:
    print e  # expect: No instance has no __call__ method
