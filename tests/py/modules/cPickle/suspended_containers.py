# Python code in the middle of containers: what is begun around it goes on where it was, at any depth and in any batch.
import cPickle

class Plain(object):
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return 'Plain(%r)' % (self.n,)
    def __eq__(self, other):
        return self.n == other.n

class Reduced(Plain):
    def __reduce__(self):
        return Reduced, (self.n,)

class State(Plain):
    def __getstate__(self):
        return {'n': self.n}

class Old:
    def __getstate__(self):
        return [Reduced(1), (State(2),)]
    def __setstate__(self, state):
        self.state = state
    def __repr__(self):
        return 'Old(%r)' % self.state

def nested(depth, inside):
    v = inside
    for i in range(depth):
        v = [v, i] if i % 3 == 0 else (i, v, [i]) if i % 3 == 1 else {'v': v, 'i': i}
    return v

for make in (Plain, Reduced, State, lambda n: Old()):
    for protocol in (0, 1, 2):
        for depth in (0, 1, 2, 3, 7, 99, 100, 101, 150):
            v = nested(depth, [make(1), (make(2), [make(3)]), {'k': make(4), 'l': [make(5)] * 2}, make(6)])
            again = cPickle.loads(cPickle.dumps(v, protocol))
            print protocol, depth, repr(again) == repr(nested(depth, cPickle.loads(cPickle.dumps([make(1), (make(2), [make(3)]),
                {'k': make(4), 'l': [make(5)] * 2}, make(6)], protocol)))), len(repr(again))
        for size in (1, 2, 999, 1000, 1001, 2500):
            items = [make(i) if i % 7 == 0 else i for i in range(size)]
            print protocol, size, repr(cPickle.loads(cPickle.dumps(items, protocol)))[-40:],
            pairs = dict((i, v) for i, v in enumerate(items))
            again = cPickle.loads(cPickle.dumps(pairs, protocol))
            print len(again), repr(again[0]), repr(again[(size - 1) // 7 * 7])

# What holds itself, through a tuple and through an instance.
for protocol in (0, 1, 2):
    v = []
    t = (v, Plain(v), State(7))
    v.append(t)
    v.append({'t': t})
    again = cPickle.loads(cPickle.dumps(t, protocol))
    print again[0][0] is again, again[1].n is again[0], again[0][1]['t'] is again, again[2]

class Growing(Plain):
    def __getstate__(self):
        self.owner.append(len(self.owner))
        return {'n': self.n}

for protocol in (0, 1, 2):
    owner = [1]
    g = Growing(5)
    g.owner = owner
    owner.append(g)
    print cPickle.loads(cPickle.dumps(owner, protocol))

class Adding(Plain):
    def __getstate__(self):
        self.owner['more'] = 1
        return {'n': self.n}

for protocol in (0, 1, 2):
    owner = {'a': Adding(1)}
    owner['a'].owner = owner
    try:
        print cPickle.loads(cPickle.dumps([owner], protocol))
    except RuntimeError as e:
        print e

def deep(n):
    v = []
    for i in range(n):
        v = [v]
    return v
for n in (50, 400, 5000):
    try:
        print len(cPickle.dumps(deep(n), 2)) > n
    except RuntimeError as e:
        print e
