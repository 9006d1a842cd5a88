# SPDX-License-Identifier: MIT
"""__dict__ of many instances of one class: each has its own items, whatever happens to those of the others."""


class P(object):
    def __init__(self, n, turned=False, more=0):
        if turned:
            self.b = -n
            self.a = n
        else:
            self.a = n
            self.b = -n
        for i in xrange(more):
            setattr(self, "m%d" % i, n * i)


class Old:
    def __init__(self, n):
        self.a = n
        self.b = [n]


class WithList(list):
    pass


all_of_them = []
for i in xrange(60):
    p = P(i, i % 7 == 3, i % 5)
    d = p.__dict__
    if i % 2:
        d["extra"] = i
    if i % 3 == 0:
        del d["a"]
    if i % 4 == 0:
        p.late = "x" * (i % 3)
    if i % 6 == 1:
        d[i] = "int key"
    if i % 11 == 0:
        d.clear()
        p.fresh = i
    if i % 13 == 0:
        d["b"] = "changed"
    all_of_them.append(p)
for p in all_of_them:
    print sorted(vars(p).items(), key=repr), list(p.__dict__)[:4], getattr(p, "a", "none"), getattr(p, "extra", "none")

total = 0
for i in xrange(500):
    o = Old(i)
    d = o.__dict__
    o.c = i
    d["d"] = o.a + len(d)
    total += o.d + o.b[0] + ("%(a)d%(d)d" % d != "")
print total, sorted(o.__dict__.items())

for i in xrange(4):
    l = WithList([i])
    l.x = i
    l.y = 2
    print l, l.__dict__, vars(l) is l.__dict__


def f():
    pass


for i in xrange(3):
    g = type(f)(f.__code__, {})
    g.one, g.two = i, i + 1
    print sorted(g.__dict__.items())


class Many(object):
    pass


for count in (1, 8, 9, 31, 32, 33, 40):
    for i in xrange(3):
        m = Many()
        for k in xrange(count):
            setattr(m, "k%02d" % k, k * i)
        d = m.__dict__
        d["last"] = i
        print count, len(d), sum(v for v in d.itervalues()), "".join(list(d)[:5]), d.pop("k00"), hasattr(m, "k00"),
        other = dict(d)
        other["k01"] = "other"
        print m.__dict__.get("k01"), d == other, len(m.__dict__.copy())
