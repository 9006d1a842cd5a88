# SPDX-License-Identifier: MIT
# Copies of sets and dicts iterate as CPython's do, whatever happened to the original before and after.
a = set([33, 1, 9, 17, "b", (1, 2)])
a.discard(1)
b = a | set([8])
a.add(25)
c = b.copy()
b.remove(9)
c.update([0, 41])
d = c
for i in xrange(20):
    d = d | set([i * 8])
print a
# expect: set([(1, 2), 33, 'b', 9, 17, 25])
print b
# expect: set([(1, 2), 33, 'b', 17, 8])
print c
# expect: set([(1, 2), 33, 'b', 41, 0, 17, 8, 9])
print d
# expect: set([0, 64, (1, 2), 48, 8, 9, 128, 16, 17, 56, 24, 152, 32, 33, 'b', 80, 104, 41, 144, 96, 112, 72, 40, 120, 88, 136])
while len(d) > 12:
    print d.pop(),
print d
# expect: 0 64 (1, 2) 48 8 9 128 16 17 56 24 152 32 33 set(['b', 80, 104, 41, 144, 96, 112, 72, 40, 120, 88, 136])
e = dict.fromkeys([16, 8, 0, "x"], 1)
f = e.copy()
del e[8]
f[24] = 2
g = dict(f, y=3)
f.clear()
print e, f, g, g.popitem(), g
# expect: {16: 1, 0: 1, 'x': 1} {} {16: 1, 24: 2, 'y': 3, 0: 1, 8: 1, 'x': 1} (16, 1) {24: 2, 'y': 3, 0: 1, 8: 1, 'x': 1}
