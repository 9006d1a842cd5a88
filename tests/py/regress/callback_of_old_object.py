# What only weak references tell of, and what was made long ago, is found dead as soon as the program waits; what a registry
# far from the code at hand holds is not.
# process: collections take long in the big heap of the test process
import gc, time, weakref

class Thing(object):
    pass

class Level(object):
    def __init__(self, below):
        self.below = below

told = []
def tell(ref):
    told.append('old')

def make_old():
    t = Thing()
    refs.append(weakref.ref(t, tell))
    gc.collect()
    gc.collect()
    def use(t=t):
        return t.__class__.__name__
    return use

refs = []
use = make_old()
print use(), told               # expect: Thing []
def drop():
    global use
    kept = use
    del use
    return kept()
print drop()                    # expect: Thing
end = time.time() + 20
while not told and time.time() < end:
    time.sleep(0.05)
print told                      # expect: ['old']

class Held(object):
    def __del__(self):
        told.append('held')

registry = Level(Level(Level({'things': [Level([])]})))
def keep():
    h = Held()
    registry.below.below.below['things'][0].below.append(h)
    return len(registry.below.below.below['things'][0].below)
del told[:]
for i in range(5):
    keep()
print told                      # expect: []
del registry
end = time.time() + 20
while len(told) < 5 and time.time() < end:
    time.sleep(0.05)
print told                      # expect: ['held', 'held', 'held', 'held', 'held']
