# What dies soon after it was made is found dead at once, whatever else the program has done before.
import weakref

log = []


class Plain(object):
    pass


class Made(object):
    def __init__(self, x=5):
        self.x = x


class Ending(object):
    def __del__(self):
        log.append('end')


class MadeEnding(object):
    def __init__(self, x=5):
        self.x = x

    def __del__(self):
        log.append(self.x)


def local(cls):
    o = cls()
    r = weakref.ref(o)
    del o
    return r() is None


def returned(cls):
    o = cls()
    return weakref.ref(o)


def temporary(cls):
    cls()
    return True


def rebound(cls):
    o = cls()
    r = weakref.ref(o)
    o = None
    return r() is None


def inside(cls):
    o = [cls()]
    r = weakref.ref(o[0])
    o.pop()
    return r() is None


def generator():
    try:
        yield 1
        yield 2
    finally:
        log.append('closed')


# Code that ran before the first object whose death shows is not watched.
first = Ending()
seen = []
for cls in (Plain, Made, Ending, MadeEnding):
    seen += [local(cls), returned(cls)() is None, temporary(cls), rebound(cls), inside(cls)]
for x in generator():
    break
# While V8 compiles in the background, it may hold one for a moment.
print len(seen), seen.count(True) > 17, len(log) > 9  # expect: 20 True True
del log[:]

# What somebody else holds lives on.
kept = []


def keep(o):
    kept.append(o)


for i in range(5):
    o = MadeEnding(i)
    keep(o)
    o = None
    print len(log),
print
# expect: 0 0 0 0 0
kept.pop(1)
print log  # expect: [1]
while kept:
    kept.pop()
print sorted(log)  # expect: [0, 1, 2, 3, 4]
first = None
