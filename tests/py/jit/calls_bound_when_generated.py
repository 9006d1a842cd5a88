"""Callees that generated code knows: closures of one code, defaults and code that change, what decorators pass on."""


def adder(amount, scale=1):
    def add(value, extra=0, more=10):
        return (value + amount + extra) * scale + more
    return add


def passing(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except TypeError, e:
        return str(e)


def run(n, functions):
    out = 0
    for i in xrange(n):
        for f in functions:
            out += f(i) + f(i, 1) + f(i, more=3) + f(i, extra=2, more=4) + f(value=i)
    return out


plain = [adder(1), adder(2, 3), adder(-5)]
print run(400, plain)
wrapped = [passing(f) for f in plain]
print run(400, wrapped)
print run(400, [passing(f) for f in wrapped])
plain[0].func_defaults = (7, 8)
print run(400, plain), run(400, wrapped)
plain[1].func_defaults = None
print attempt(run, 400, plain)
plain[1].func_defaults = (1, 2, 3, 4)
print attempt(run, 400, plain), attempt(run, 400, wrapped)


def other(value, extra=1, more=1):
    return value * extra - more


def first(value, extra=0, more=10):
    return value


print run(400, [first])
first.func_code = other.func_code
print run(400, [first, other])

target = passing(lambda a, b=2: (a, b))
for _ in xrange(300):
    results = [
        attempt(target, 1), attempt(target, 1, 3), attempt(target, b=5, a=4), attempt(target), attempt(target, 1, 2, 3),
        attempt(target, 1, a=1), attempt(target, 1, c=1), attempt(target, *[1, 2]), attempt(target, **{"a": 1}),
        attempt(target, *(1,), **{"b": 9}), attempt(target, *iter([1, 2])), attempt(target, **{u"b": 1, "a": 2}),
    ]
for r in results:
    print r


class Base(object):
    def __init__(self, x):
        self.x = x

    def twice(self):
        return self.x * 2

    limit = 3
    shared = staticmethod(lambda a: a + 1)
    built = classmethod(lambda cls: cls.__name__)


class Derived(Base):
    def __init__(self, x):
        Base.__init__(self, x + 1)

    def twice(self):
        return Base.twice(self) + Base.limit + Base.shared(1)


def unbound(n, o):
    total = 0
    for i in xrange(n):
        total += Derived(i).twice()
        try:
            total += Base.twice(o)
        except TypeError, e:
            last = str(e)
            total += 1
        if i == n // 2:
            Base.limit = 50
        if i == n // 2 + 10:
            Base.twice = lambda self: self.x * 3
    return total, last, Base.built(), Derived.built()


print unbound(1000, 5)
print unbound(1000, "x")


class AppError(Exception):
    def __init__(self, code, *rest):
        Exception.__init__(self, "code %d" % code, *rest)
        self.code = code


def raising(n):
    found = []
    for i in xrange(n):
        try:
            raise AppError(i)
        except AppError, e:
            found.append((e.args, str(e), e.code, e.message))
    return found[-1], len(found)


print raising(700)
AppError.__init__ = lambda self, code: setattr(self, "code", -code)
print raising(700)


class Old:
    def __init__(self, give=None):
        self.give = give
        if give is not None and give > 5:
            self.bad = True

    def method(self):
        return self.give


class Returning:
    def __init__(self, what):
        return what


def old(n):
    out = []
    for i in xrange(n):
        out.append(Old(i).method())
        try:
            Returning(i % 2 or None)
        except TypeError, e:
            out.append(str(e))
    return out[-3:], len(out)


print old(600)

counter = 0


def stores(n):
    global counter
    for i in xrange(n):
        counter = counter + i
        if i == n - 5:
            del globals()["counter"]
            counter = 100
    return counter


print stores(500), counter
