import sys
events = []
def prof(frame, event, arg):
    what = getattr(arg, '__name__', arg) if event.startswith('c_') else arg
    events.append((event, frame.f_code.co_name, frame.f_lineno, what))
def g():
    yield 1
def f(x):
    map(h, [1, 2])
    [].append(len('abc'))
    try:
        [].pop()
    except IndexError:
        pass
    try:
        map(bad, [1])
    except ZeroDivisionError:
        pass
    for i in g():
        pass
    sorted([2, 1], key=lambda v: -v)
    return ' '.join(['a']) + str(5)
def h(v):
    return abs(v)
def bad(v):
    return 1 / 0
class C(object):
    def __init__(self):
        self.x = getattr(self, 'y', 3)
    def m(self, *a):
        return max(*a)
sys.setprofile(prof)
f(3)
C().m(1, 2)
sys.setprofile(None)
for e in events:
    print e
print sys.getprofile()
def raiser(frame, event, arg):
    raise KeyError(event)
try:
    sys.setprofile(raiser)
    f(1)
except KeyError, e:
    print 'KeyError', e
print sys.getprofile()
