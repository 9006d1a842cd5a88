# SPDX-License-Identifier: MIT
"""Methods and classes called with keywords, defaults and bound methods, in hot loops."""


class Point(object):
    def __init__(self, x=0, y=0, **rest):
        self.x, self.y, self.rest = x, y, rest

    def moved(self, dx=1, dy=2):
        return Point(self.x + dx, y=self.y + dy)

    def scaled(self, by, *rest, **named):
        return self.x * by, rest, sorted(named.items())

    @classmethod
    def at(cls, x, y=5):
        return cls(y=y, x=x)

    @staticmethod
    def fixed(x=1, y=2):
        return Point(y=y)

    def __str__(self):
        return "%s(%s, %s, %s)" % (self.__class__.__name__, self.x, self.y, self.rest)


class Sub(Point):
    def __init__(self, z=9, **named):
        super(Sub, self).__init__(y=z, **named)

    def moved(self, dx=10, dy=20):
        return super(Sub, self).moved(dy=dy, dx=dx)


class Old:
    def __init__(self, a, b=2):
        self.a, self.b = a, b

    def get(self, c=3, d=4):
        return self.a, self.b, c, d


class Kept(object):
    def __new__(cls, *args, **named):
        made = object.__new__(cls)
        made.given = args, sorted(named)
        return made


def text(x):
    return [text(y) for y in x] if isinstance(x, (list, tuple)) else str(x)


def hot(name, f, n=450):
    last = first = None
    for i in xrange(n):
        try:
            r = f(i)
        except TypeError, e:
            r = "TypeError: %s" % e
        if first is None:
            first = r
        last = r
    print name, text(first), text(last)


p, s, o = Point(1, 2), Sub(), Old(1)
hot("keyword", lambda i: p.moved(dy=i))
hot("keywords", lambda i: p.moved(dy=i, dx=3))
hot("default", lambda i: p.moved(i))
hot("of sub", lambda i: s.moved(dx=i))
hot("either", lambda i: (p if i & 1 else s).moved(dx=i, dy=7))
hot("named", lambda i: p.scaled(2, i, 4, a=i, b=3))
hot("too", lambda i: p.moved(1, dx=2))
hot("unknown", lambda i: p.moved(1, other=2))
hot("missing", lambda i: p.scaled(named=2))
hot("many", lambda i: p.moved(1, 2, 3, dx=2))
hot("class", lambda i: Point(y=i, z=8))
hot("sub", lambda i: Sub(x=i))
hot("sub twice", lambda i: Sub(y=i))
hot("class method", lambda i: Point.at(x=i))
hot("class method of sub", lambda i: Sub.at(x=i))
hot("of instance", lambda i: p.at(i, y=8).x)
hot("static", lambda i: p.fixed(y=i))
hot("static of class", lambda i: Point.fixed(y=i))
hot("unbound", lambda i: Point.moved(s, dx=i))
hot("unbound, wrong", lambda i: Point.moved(o, dx=i))
hot("old", lambda i: Old(b=i, a=7).get(d=i))
hot("old, wrong", lambda i: Old(b=i).get(d=i))
hot("old default", lambda i: o.get(i))
hot("native", lambda i: "a b".split(sep=" "))
hot("native of list", lambda i: [].append(x=1))
hot("native with names", lambda i: "{a}{b}".format(a=i, b=2))
hot("update", lambda i: [d.update(x=i, y=2) or sorted(d.items()) for d in [{}]])
hot("sorted", lambda i: [a.sort(key=lambda x: -x, reverse=True) or a for a in [[i, 3, 1]]])
hot("new", lambda i: Kept(1, a=i).given)
hot("none", lambda i: None.f(a=i) if i < 0 else 1)

bound = p.moved, s.moved, o.get, p.scaled, Point.at, "x".join, [].append, Point.moved
hot("bound", lambda i: bound[0](i))
hot("bound sub", lambda i: bound[1](i))
hot("bound, both", lambda i: bound[i & 1](dx=i))
hot("bound old", lambda i: bound[2](i, 5))
hot("bound rest", lambda i: bound[3](i, 5, 6))
hot("bound class method", lambda i: bound[4](i))
hot("bound natives", lambda i: bound[5]([str(i), "b"]))
hot("bound, none", lambda i: bound[0]())
hot("bound, wrong", lambda i: bound[0](1, 2, i))
hot("unbound kept", lambda i: bound[7](p, i))


def several(n):
    out = []
    for i in xrange(n):
        f = bound[i % 5]
        out.append(text(f(i)))
        out.append(text(f(i, 2)))
    return out


made = several(300)
print made[:10], made[-10:]


class Chain(object):
    def __init__(self):
        self.calls = []

    def add(self, name, value=None, **more):
        self.calls.append((name, value, sorted(more)))
        return self


def chained(n):
    for i in xrange(n):
        c = Chain().add("a", value=i).add(name="b").add("c", more=1, value=2).add("d")
    return c.calls


print chained(500)


def generator(n):
    for i in xrange(n):
        got = p.moved(dx=(yield i), dy=1)
        yield str(got)


g = generator(400)
for i in xrange(400):
    next(g)
    last = g.send(i)
print last
