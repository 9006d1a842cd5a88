# SPDX-License-Identifier: MIT
"""Attributes of classes and instances that change while compiled code reads them."""


def report(name, values):
    print name, values[:3], values[-3:], len(set(values))


class Counter(object):
    count = 0
    limit = 3
    log = None

    def __init__(self):
        Counter.count += 1
        self.ident = Counter.count

    def total(self):
        return self.ident + self.count + self.limit


class Sub(Counter):
    pass


def counting(n):
    out = []
    for i in xrange(n):
        made = Counter()
        out.append(made.total() - 2 * i)
        Counter.limit = i % 7
        out.append(Sub.limit + Sub.count)
    return out


report("counter", counting(900))
report("counter", counting(900))
print Counter.count, Sub.count, Counter.__dict__["count"], vars(Counter)["limit"]


def read_limit(o):
    return o.limit


def changing(n):
    out = []
    plain, sub = Counter(), Sub()
    for i in xrange(n):
        if i == 300:
            Sub.limit = "of Sub"
        elif i == 500:
            Counter.limit = property(lambda self: ("property", type(self).__name__))
        elif i == 600:
            plain.__dict__["limit"] = "own"
        elif i == 700:
            Counter.limit = 5
        elif i == 800:
            del Sub.limit
        elif i == 900:
            sub.limit = "own of sub"
        elif i == 1000:
            Sub.limit = property(lambda self: "hides own")
        elif i == 1100:
            del Counter.limit
            Counter.limit = lambda self: "a method"
        limit = read_limit(plain), read_limit(sub)
        out.append(tuple(x() if callable(x) else x for x in limit))
    return out


last = None
for state in changing(1200):
    if state != last:
        print state
        last = state


class Base(object):
    def name(self):
        return "Base"


class Derived(Base):
    pass


class Late(Derived):
    pass


def names(objects, n):
    out = []
    for i in xrange(n):
        if i == 400:
            Derived.name = lambda self: "Derived"
        elif i == 500:
            objects[2].name = lambda: "own"
        elif i == 600:
            vars(objects[1])["name"] = lambda: "in the dict"
        elif i == 700:
            Late.name = lambda self: "Late"
        elif i == 800:
            del Derived.name
        elif i == 900:
            del objects[2].name
        elif i == 1000:
            Derived.__bases__ = (Other,)
        out.append(" ".join([o.name() for o in objects]))
    return out


class Other(object):
    def name(self):
        return "Other"


last = None
for state in names([Base(), Derived(), Late(), Other()], 1100):
    if state != last:
        print state
        last = state


class List(list):
    def push(self, x):
        self.append(x)


class Loud(List):
    def append(self, x):
        List.append(self, ("loud", x))


class Quiet(Loud):
    pass


def pushes(make, n):
    items = make()
    for i in xrange(n):
        items.append(i)
        if hasattr(items, "push"):
            items.push(-i)
    return items[:2], items[-2:], len(items)


for make in (list, List, Loud, Quiet, list, Loud):
    print make.__name__, pushes(make, 500)


class Failure(Exception):
    code = 1

    def text(self):
        return "%s %s %s" % (self.code, self.args, self.message)


class Worse(Failure):
    code = 2


def failures(n):
    out = []
    for i in xrange(n):
        try:
            raise (Failure if i & 1 else Worse)(i)
        except Failure as e:
            if i > n // 2:
                e.code = "own"
            if i > n - 3:
                vars(e)["text"] = lambda: "hidden"
            out.append(e.text())
    return out


report("failures", failures(600))


class Off(object):
    label = "off"

    def flip(self):
        self.__class__ = On
        self.flips = self.flips + 1

    def show(self):
        return "off %s" % self.label


class On(object):
    label = "on"
    shown = property(lambda self: "shown", lambda self, v: None)

    def flip(self):
        self.__class__ = Off
        self.flips += 1

    def show(self):
        return "on %s" % self.label


def flipping(n):
    switch = Off()
    switch.flips = 0
    switch.shown = "own"
    out = []
    for i in xrange(n):
        switch.flip()
        if i == n - 100:
            vars(switch)
        out.append((switch.show(), switch.shown, type(switch).__name__, isinstance(switch, On)))
    print switch.flips, sorted(vars(switch).items())
    return out


report("flipping", flipping(901))
report("flipping", flipping(300))


class Guarded(object):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, (name, value))


def guarded(n):
    out = []
    g = Guarded()
    for i in xrange(n):
        if i == 300:
            del Guarded.__setattr__
        elif i == 400:
            Guarded.__getattribute__ = lambda self, name: "all " + name
        elif i == 500:
            del Guarded.__getattribute__
        elif i == 600:
            Guarded.x = property(lambda self: "property", lambda self, v: None)
        elif i == 700:
            del Guarded.x
        g.x = i // 100
        out.append(g.x)
    return out


last = None
for state in guarded(800):
    if state != last:
        print state
        last = state


class Once(object):
    instance = None
    made = 0

    @classmethod
    def get(cls):
        if cls.instance is None:
            cls.instance = cls()
            cls.made += 1
        return cls.instance

    @staticmethod
    def twice(x):
        return x + x

    def use(self):
        return self.__class__.made + type(self).made + self.twice(2)


class Twice(Once):
    made = 10


def once(classes, n):
    out = []
    for i in xrange(n):
        for cls in classes:
            out.append(cls.get().use() + cls.twice(i % 3) + cls.made)
        if i == 300:
            Once.instance = None
        elif i == 400:
            Twice.instance = None
        elif i == 500:
            Once.twice = staticmethod(lambda x: 1000 + x)
        elif i == 600:
            Twice.made = 3
        elif i == 601 and "made" in vars(Twice):
            del Twice.made
    return out


report("once", once([Once], 700))
report("twice", once([Twice], 700))
report("both", once([Once, Twice], 700))


class Meta(type):
    made = 7

    def __getattr__(cls, name):
        return "Meta says " + name


class WithMeta(object):
    __metaclass__ = Meta
    mine = 1


def of_class(cls, n):
    out = []
    for i in xrange(n):
        out.append((cls.mine, cls.made, getattr(cls, "absent", None), cls.__name__, cls.__doc__))
        if i == n // 2:
            cls.made = "own"
    return out


report("meta", of_class(WithMeta, 600))
Once.mine, Once.absent = "m", "a"
report("once", of_class(Once, 600))


def shadowed(n):
    class Plain(object):
        def hook(self):
            return "class"

    out = []
    a, b = Plain(), Plain()
    for i in xrange(n):
        if i == n // 2:
            a.hook = lambda: "own"
        out.append(a.hook() + " " + b.hook())
    del a.hook
    out.append(a.hook() + "!")
    return out


report("shadowed", shadowed(500))
