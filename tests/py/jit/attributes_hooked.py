# SPDX-License-Identifier: MIT
# Attributes of classes with __getattr__: it is asked for what is not there, and where a descriptor raises AttributeError.


class Hooked(object):
    __slots__ = ("v", "w", "__dict__")
    kind = 3

    def __getattr__(self, name):
        return "hook " + name

    @property
    def good(self):
        return 1

    @property
    def bad(self):
        raise AttributeError("bad")

    @property
    def worse(self):
        return self.v.nothing

    def method(self):
        return 2

    @good.setter
    def good(self, value):
        self.w = value


class Descriptor(object):
    def __init__(self, raises):
        self.raises = raises

    def __get__(self, o, cls=None):
        if self.raises:
            raise AttributeError("get")
        return "got"


class WithDescriptors(Hooked):
    plain = Descriptor(False)
    raising = Descriptor(True)


class Logged(object):
    def __init__(self):
        self.own = 1

    def __getattribute__(self, name):
        if name == "hidden":
            raise AttributeError(name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "logged " + name

    hidden = 5


class Old:
    kind = 4

    def __init__(self):
        self.own = 1

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "old " + name

    def method(self):
        return 5


def read(o):
    return o.v, o.w, o.kind, o.good, o.bad, o.worse, o.method(), o.nothing, o.__class__.__name__


def read_descriptors(o):
    return o.plain, o.raising, o.v, o.good, o.bad


def read_logged(o):
    return o.own, o.hidden, o.nothing, o.__class__.__name__


def read_old(o):
    return o.own, o.kind, o.method(), o.nothing, o.__class__.__name__, sorted(o.__dict__)


def change(o, i):
    o.good = i
    o.v = i
    o.x = i
    return o.w, o.v, o.x, o.y


h, d, l, old = Hooked(), WithDescriptors(), Logged(), Old()
for i in range(30):
    result = read(h), read_descriptors(d), read_logged(l), read_old(old)
for r in result:
    print r
for i in range(5):
    print change(h, i), change(d, i)
print read(h)
del h.v, h.w, h.x
print read(h), h.x
Hooked.kind = property(lambda self: self.nothing)
print read(h)
Hooked.__getattribute__ = lambda self, name: object.__getattribute__(self, "kind" if name == "good" else name)
print read(h)
del Hooked.__getattribute__, Hooked.__getattr__
for f in (lambda: h.v, lambda: h.bad, lambda: h.nothing, lambda: h.kind, lambda: h.method()):
    for i in range(3):
        try:
            r = f()
        except AttributeError, e:
            r = str(e)
    print r
