# SPDX-License-Identifier: MIT
"""One code object that runs with several globals: each has compiled code of its own."""
SOURCE = '''
step = base
class Point(object):
    def __init__(self, x):
        self.x = x + base
    def moved(self):
        return Point(self.x + step)
def add(n):
    global total
    for i in xrange(n):
        total += step
    return total
def walk(n):
    p = Point(0)
    for i in xrange(n):
        p = p.moved()
    return p.x
def items(n):
    for i in xrange(n):
        yield i * step + base
def outer(n):
    def inner(k):
        return k + base
    t = 0
    for i in xrange(n):
        t += inner(i)
    return t
def fails(n):
    bad = 0
    for i in xrange(n):
        try:
            limit_of(i)
        except ValueError:
            bad += base
    return bad
def limit_of(i):
    if i % 3 == 0:
        raise ValueError(i)
    return i
total = 0
for _ in xrange(400):
    total += 1
'''
code = compile(SOURCE, 'several', 'exec')
worlds = []
for base in (1, 10, 2.5, 'no int at all'):
    world = {'base': base}
    if base == 'no int at all':
        try:
            exec code in world
            world['walk'](2)
        except TypeError as e:
            print e
        continue
    exec code in world
    worlds.append(world)

for round in xrange(4):
    for n in (3, 700):
        for world in worlds:
            print world['add'](n), world['walk'](n), sum(world['items'](n)), world['outer'](n), world['fails'](n)

# Taken in turns: generators and functions of all worlds are under way at the same time.
for row in zip(*[world['items'](5) for world in worlds]):
    print row
adders = [world['add'] for world in worlds]
for i in xrange(600):
    for add in adders:
        add(1)
print [world['total'] for world in worlds]

# One world changes; the others are what they were.
worlds[1]['step'] = 1000
worlds[1]['limit_of'] = lambda i: i
for world in worlds:
    print world['add'](5), world['walk'](5), list(world['items'](3)), world['fails'](5)


def user(world):
    t = 0
    for i in xrange(500):
        t += world['outer'](2)
    return t


print [user(world) for world in worlds + worlds[::-1]]
