# get_objects and get_referrers find what the program can reach, wherever it is held.
# The frame of "kinds" refers to what it is asked about, too.
import gc


class New(object):
    pass


class Old:
    pass


class Slots(object):
    __slots__ = "held"


def kinds(wanted):
    return sorted(type(x).__name__ for x in gc.get_referrers(wanted))


def is_in(v, objects):
    return any(x is v for x in objects)


print gc.get_referrers(), gc.get_referents()  # expect: [] []
v = New()
print kinds(v)  # expect: ['dict', 'frame']
print is_in(v, gc.get_objects()), is_in(New, gc.get_objects()), is_in(kinds, gc.get_objects())  # expect: True True True
print gc.get_referrers(v)[0] is globals() or gc.get_referrers(v)[1] is globals()  # expect: True

# An attribute is held by the dict of the instance.
a = New()
a.held = New()
print [x is a.__dict__ for x in gc.get_referrers(a.held)]  # expect: [True]
o = Old()
o.held = New()
print [x is o.__dict__ for x in gc.get_referrers(o.held)]  # expect: [True]
s = Slots()
s.held = New()
print [x is s for x in gc.get_referrers(s.held)]  # expect: [True]
print [x is New for x in gc.get_referents(a)], gc.get_referents(a)[0] is a.__dict__  # expect: [False, True] True

# Containers, by key and by value.
k = New()
containers = [(k,), [k], {1: k}, {k: 1}, set([k]), frozenset([k])]
del k
print kinds(containers[0][0])  # expect: ['dict', 'dict', 'frame', 'frozenset', 'list', 'set', 'tuple']


def closure(held):
    return lambda: held


f = closure(New())
print [x is f.func_closure[0] for x in gc.get_referrers(f())]  # expect: [True]


def local():
    held = New()
    return kinds(held)


print local()  # expect: ['frame', 'frame']


def generate(held):
    yield held


g = generate(New())
print kinds(g.next())  # expect: ['frame', 'frame']
bound = New().__repr__
print kinds(bound.__self__)  # expect: ['frame', 'method-wrapper']
print kinds(closure)  # expect: ['dict', 'frame']
print gc.is_tracked(g), gc.is_tracked(int), gc.is_tracked(New), gc.is_tracked(([],))  # expect: True False True True
