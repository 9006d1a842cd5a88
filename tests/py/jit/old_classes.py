# SPDX-License-Identifier: MIT
"""Old-style classes in hot loops, while their namespaces change in every way there is."""
import __builtin__
import gc


class Base:
    kind = "base"
    count = 0

    def __init__(self, x, y=2):
        Base.count += 1
        self.x, self.y = x, y

    def name(self):
        return "Base.name"

    def sum(self, z=1):
        return self.x + self.y + z

    def make(cls, x):
        return cls(x)
    make = classmethod(make)

    def twice(x):
        return x + x
    twice = staticmethod(twice)


class Derived(Base):
    kind = "derived"

    def name(self):
        return "Derived, " + Base.name(self)


class Late(Derived):
    pass


class Mixin:
    def name(self):
        return "Mixin"

    def extra(self):
        return "extra"


def hot(name, f, n=450, step=None):
    seen = []
    for i in xrange(n):
        if step is not None:
            step(i)
        try:
            r = f(i)
        except (TypeError, AttributeError), e:
            r = "%s: %s" % (e.__class__.__name__, e)
        if not seen or seen[-1] != r:
            seen.append(r)
    print name, len(seen), seen[:9], seen[-1]


b, d, l = Base(1), Derived(2, 3), Late(x=5)
hot("methods", lambda i: (b.name(), d.name(), l.name()))
hot("defaults", lambda i: (b.sum(), d.sum(i % 2), l.sum(z=3)))
hot("made", lambda i: (Base(i & 1).sum(), Derived(y=i & 1, x=2).sum(), Late(1, 2).kind))
hot("wrong", lambda i: Base())
hot("wrong keyword", lambda i: Base(1, z=2))
hot("class", lambda i: (Base.kind, Derived.kind, Late.kind, Late.__name__, Late.__bases__ == (Derived,)))
hot("class methods", lambda i: (Base.make(1).x, Derived.make(2).kind, l.make(3).__class__ is Late, b.twice(i & 1)))
hot("unbound", lambda i: (Base.name(l), Base.sum(d, 2)))
hot("unbound, wrong", lambda i: Derived.name(b))
print Base.count


def change(i):
    if i == 300:
        Base.name = lambda self: "changed"
    elif i == 310:
        Late.name = lambda self: "Late"
    elif i == 320:
        l.name = lambda: "own"
    elif i == 330:
        del l.name
    elif i == 340:
        del Late.name
    elif i == 350:
        Late.__bases__ = (Mixin, Derived)
    elif i == 360:
        Base.__dict__["name"] = lambda self: "by the dict"
    elif i == 370:
        Mixin.__dict__["name"] = lambda self: "Mixin by the dict"
    elif i == 380:
        vars(d)["name"] = lambda: "own by the dict"
    elif i == 390:
        Derived.__dict__ = {"name": lambda self: "another dict", "kind": "other"}
    elif i == 400:
        d.__dict__ = {"x": 8, "y": 9}
    elif i == 410:
        b.__class__ = Mixin
    elif i == 420:
        Base.__dict__["kind"] = "kind by the dict"
    elif i == 430:
        d.__class__ = Base


hot("changing", lambda i: (b.name(), d.name(), l.name(), d.kind, l.kind, d.x), 450, change)
print b.extra(), sorted(vars(b).items()), sorted(vars(d).items())


class Plain:
    limit = 1
    other = None

    def get(self):
        return self.limit

    def set(self, v):
        self.limit = v
        return self


plain = Plain()


def data(i):
    if i % 100 == 0:
        Plain.limit = i
    elif i == 250:
        plain.limit = "own"
    elif i == 270:
        del plain.limit
    elif i == 350:
        Plain.limit = property(lambda self: "property")
    elif i == 360:
        Plain.limit = lambda self: 5
    elif i == 370:
        Plain.limit = 7


hot("data", lambda i: plain.get() if i < 360 or i >= 370 else plain.limit(), 450, data)
hot("set", lambda i: Plain().set(i & 1).get())
hot("set later", lambda i: plain.set(i >> 6).limit)


class Hooked:
    def __init__(self):
        self.x = 1

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "asked for " + name

    def real(self):
        return "real"


h = Hooked()


def hook(i):
    if i == 300:
        Hooked.__setattr__ = lambda self, name, v: self.__dict__.update({name: ("set", v)})
    elif i == 350:
        del Hooked.__setattr__
    elif i == 370:
        del Hooked.__getattr__


def use(i):
    h.x = i // 50
    return h.x, h.real(), h.other, Hooked().x


hot("hooked", use, 420, hook)


def namespace_kept(n):
    class Kept:
        names = locals()

        def f(self):
            return "f"

    out = []
    k = Kept()
    for i in xrange(n):
        out.append(k.f())
        if i == n // 2:
            Kept.names["f"] = lambda self: "g"
    return out[0], out[-1]


print namespace_kept(400)


def by_call(n):
    import types
    names = {"f": lambda self: "f"}
    made = types.ClassType("Made", (), names)
    out = []
    k = made()
    for i in xrange(n):
        out.append(k.f())
        if i == n // 2:
            names["f"] = lambda self: "g"
    return out[0], out[-1]


print by_call(400)


def by_collector(n):
    class Seen:
        def f(self):
            return "f"

    k = Seen()
    out = []
    for i in xrange(n):
        out.append(k.f())
        if i == n // 2:
            for found in gc.get_referents(Seen):
                if isinstance(found, dict):
                    found["f"] = lambda self: "g"
    return out[0], out[-1]


print by_collector(400)


def by_import(n):
    kept = []
    real = __builtin__.__import__

    def importing(name, globals=None, locals=None, *rest):
        kept.append(locals)
        return real(name, globals, locals, *rest)

    __builtin__.__import__ = importing
    try:
        class Importing:
            import string

            def f(self):
                return "f"
    finally:
        __builtin__.__import__ = real
    k = Importing()
    out = []
    for i in xrange(n):
        out.append(k.f())
        if i == n // 2:
            kept[0]["f"] = lambda self: "g"
    return out[0], out[-1]


print by_import(400)


class Vector:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Vector(self.x + other.x)

    def __len__(self):
        return 3

    def __call__(self, *args):
        return self.x, args

    def __cmp__(self, other):
        return cmp(self.x, other.x)


class New(Vector, object):
    def both(self):
        return self.x, len(self)


def vectors(n):
    v = Vector(0)
    one = Vector(1)
    for i in xrange(n):
        v = v + one
        if i == n - 50:
            Vector.__add__ = lambda self, other: Vector(self.x + 1000)
        elif i == n - 20:
            del Vector.__len__
            Vector.__len__ = lambda self: 4
    return v.x, len(v), v(1, 2), max(Vector(3), one).x, New(5).both()


print vectors(500)
