class C(object):
    def m(self, a): pass
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls, a): pass
class Old:
    def m(self): pass
def calls():
    yield lambda: C().m()
    yield lambda: C().m(1, 2)
    yield lambda: C.m(1)
    yield lambda: C.m()
    yield lambda: C.s()
    yield lambda: C.c()
    yield lambda: C(1)
    yield lambda: Old(1)
    yield lambda: Old.m()
    yield lambda: Old().m(1)
for call in calls():
    try:
        call()
    except TypeError, e:
        print e  # expect: m() takes exactly 2 arguments (1 given)
        # expect: m() takes exactly 2 arguments (3 given)
        # expect: unbound method m() must be called with C instance as first argument (got int instance instead)
        # expect: unbound method m() must be called with C instance as first argument (got nothing instead)
        # expect: s() takes exactly 1 argument (0 given)
        # expect: c() takes exactly 2 arguments (1 given)
        # expect: object() takes no parameters
        # expect: this constructor takes no arguments
        # expect: unbound method m() must be called with Old instance as first argument (got nothing instead)
        # expect: m() takes exactly 1 argument (2 given)
