# SPDX-License-Identifier: MIT
# Methods asked of a class by its name, and what happens when the name means something else, or the class changes.


class Base(object):
    @classmethod
    def made(cls, x=1):
        return cls.__name__, x

    @staticmethod
    def static(x):
        return x

    def plain(self):
        return self


class Sub(Base):
    pass


class Proxy(object):
    def __getattr__(self, name):
        def call(*args, **kw):
            return "proxy", name, args, sorted(kw.items())
        return call


class NotAFunction(object):
    @classmethod
    def __call__(cls, x):
        return "called", x


C = Base


def use(n):
    out = []
    for i in xrange(n):
        out.append((C.made(), C.made(i), C.made(x=i), C.static(i), C.__name__ if C is Base else None))
    return out[-1]


def bound():
    f = C.made
    return f(5), f.im_self is C, f.im_class


for i in range(30):
    result = use(3)
print result
print bound()
C = Sub
print use(3)
C = Proxy()
print use(3)
print C.made(1, k=2)
C = Base
print use(3)
Base.made = classmethod(lambda cls, x=9: ("new", cls.__name__, x))
print use(3)
Base.made = staticmethod(lambda x=8: ("static", x))
print use(3)
Base.made = classmethod(NotAFunction())
for i in range(3):
    try:
        print C.made()
    except TypeError, e:
        print e


class Meta(type):
    def __getattribute__(cls, name):
        return type.__getattribute__(cls, name)


class Odd(object):
    __metaclass__ = Meta

    @classmethod
    def made(cls, x=1):
        return "odd", x

    static = made


C = Odd
for i in range(3):
    print C.made(), C.made(2)


class Counted(object):
    count = 0

    @classmethod
    def more(cls):
        cls.count += 1
        return cls.count


def many(n):
    for i in xrange(n):
        last = Counted.more()
    return last


print many(50), many(50), Counted.count


# The name is asked of something whose answer has to wait.
import time
from time import sleep


class Slow(object):
    def __getattr__(self, name):
        sleep(0.001)
        return lambda *args: ("slow", name, args)


class Asked(object):
    @classmethod
    def made(cls, x):
        return x

    @staticmethod
    def static(x):
        return x

    def plain(self):
        return 1

    kind = 3


def ask(n):
    out = []
    for i in xrange(n):
        out.append((A.made(i), A.static(i), type(A.kind).__name__, 7))
    return out[-1]


def ask_module(n):
    for i in xrange(n):
        out = time.sleep(0), 7
    return out


A = Asked
for i in range(20):
    result = ask(3), ask_module(3)
print result
A = Slow()
print ask(3)
time = Slow()
print ask_module(1)
