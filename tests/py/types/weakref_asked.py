# SPDX-License-Identifier: MIT
# Who asks a weak reference is told of a death at once, however often it has told of a living object.
# process: collections take long in the big heap of the test process
import weakref


class Thing(object):
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)


def often(reference, times):
    alive = 0
    for i in range(times):
        if reference() is not None:
            alive += 1
    return alive


a = Thing('a')
r = weakref.ref(a)
print often(r, 300)         # expect: 300
del a
print r(), often(r, 3)      # expect: None 0

things = [Thing(c) for c in 'abc']
refs = map(weakref.ref, things)
things.pop()
print [x() is not None for x in refs]   # expect: [True, True, False]


def inside():
    local = Thing('local')
    reference = weakref.ref(local)
    found = reference() is local
    local = None
    return found, reference()


print inside()              # expect: (True, None)


class Ref(weakref.ref):
    pass


b = Thing('b')
mine = Ref(b)
print mine().name           # expect: b
b = None
print mine()                # expect: None

values, keys, members = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()
for thing in things:
    values[thing.name] = thing
    keys[thing] = thing.name
    members.add(thing)
print len(values), len(keys), len(members)      # expect: 2 2 2
print sorted(values.keys()), sorted(keys.values()), sorted(t.name for t in members)
# expect: ['a', 'b'] ['a', 'b'] ['a', 'b']
del thing
del things[1]
print len(values), len(keys), len(members)      # expect: 1 1 1
print 'b' in values, Thing('b') in keys, Thing('b') in members      # expect: False False False
print values.get('b'), values['a'].name         # expect: None a
del things
print values.items(), keys.items(), list(members)       # expect: [] [] []


# A suspended generator that other code drops, as at the prompt.
def closing():
    try:
        yield 1
    finally:
        print 'closed'


for line in ('g = closing()', 'print g.next()', 'del g', 'print "after"'):
    exec compile(line, '<prompt>', 'single') in globals()
# expect: 1
# expect: closed
# expect: after
