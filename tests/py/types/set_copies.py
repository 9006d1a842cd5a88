# SPDX-License-Identifier: MIT
# The order of sets that come from copies of copies: unions, adds, removals, mixed kinds of keys, tables that grow.
seed = [12345]


def rand(n):
    seed[0] = (seed[0] * 1103515245 + 12345) & 0x7fffffff
    return (seed[0] >> 8) % n


def key(kind):
    if kind == 0:
        return rand(12)
    if kind == 1:
        return rand(1000) * 8
    if kind == 2:
        return -rand(40)
    if kind == 3:
        return 'k%d' % rand(30)
    if kind == 4:
        return rand(1 << 40) * 1024
    if kind == 5:
        return (rand(5), rand(4))
    return rand(100) / 4.0


def step(s, kind):
    what = rand(12)
    if what < 4:
        return s | set([key(kind)])
    if what == 4:
        return s | set([key(kind) for _ in range(rand(9))])
    if what == 5:
        return s.copy()
    if what == 6:
        t = set(s)
        t.add(key(kind))
        return t
    if what == 7:
        s.add(key(kind))
        return s
    if what == 8:
        s.discard(key(kind))
        return s
    if what == 9:
        t = s.copy()
        t.update([key(kind) for _ in range(rand(30))])
        return t if rand(4) == 0 else s
    if what == 10:
        return set(frozenset(s)) if rand(2) else s.union([key(kind)], s)
    return s - set([key(kind)])


for kind in range(7):
    for round in range(60):
        s = set()
        kept = []
        for i in range(rand(40)):
            s = step(s, kind if rand(20) else rand(7))
            if rand(6) == 0:
                kept.append(s)
            if rand(25) == 0:
                list(s)
        d = dict.fromkeys(s)
        seen = repr([list(s), [list(k) for k in kept], d.keys(), s.pop() if s else None])
        print kind, round, hash(seen), seen[:40]

# A second resize, with no new key, of a table whose order was asked for.
a = set([(4, 3)])
b, c = a.copy(), a.copy()
c |= set([(5, 5)])
b.add((2, 2))
b.add((5, 3))
c.add((0, 2))
b |= c
b.add((5, 0))
c |= b
a = b | set([(5, 3)])
b |= a
print list(a), list(b), list(c)
