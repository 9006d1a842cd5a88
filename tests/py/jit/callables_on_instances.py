"""What `o.name(...)` calls in compiled code where the class has no plain method of that name, and when that changes."""


class Device(object):
    scale = staticmethod(lambda x: x * 2)
    limit = max

    def __init__(self, step):
        self.handler = lambda x: x + step

    @classmethod
    def of(cls, x):
        return cls.__name__, x


class Sensor(Device):
    pass


class Old:
    shared = staticmethod(lambda x: -x)

    def __init__(self, step):
        self.handler = lambda x: x + step

    @classmethod
    def of(cls, x):
        return cls.__name__, x


class Asked(object):
    def __getattr__(self, name):
        return lambda x: (name, x)


def handled(o, n):
    out = None
    for i in xrange(n):
        out = o.handler(i)
    return out


def scaled(o, n):
    out = None
    for i in xrange(n):
        out = o.scale(i)
    return out


def made(o, n):
    out = None
    for i in xrange(n):
        out = o.of(i)
    return out


def limited(o, n):
    out = None
    for i in xrange(n):
        out = o.limit(i, 7)
    return out


def attempt(f, o, n=3):
    try:
        return f(o, n)
    except Exception as e:
        return type(e).__name__, str(e)


N = 3000
o = Device(1)
old = Old(5)
for f in handled, scaled, made, limited:
    print f.__name__, f(o, N), f(Sensor(3), N), f(o, N)
print handled(old, N), made(old, N), handled(Asked(), N), made(Asked(), N)

# The own attribute goes before what the class has; taken away, the class counts again.
o.scale = lambda x: ("own", x)
o.of = lambda x: ("own of", x)
o.limit = lambda x, y: ("own limit", x, y)
print scaled(o, N), made(o, N), limited(o, N)
del o.scale, o.of, o.limit
print scaled(o, N), made(o, N), limited(o, N)
o.handler = Sensor(100).handler
print handled(o, N)
del o.handler
print attempt(handled, o)
Device.handler = lambda self, x: ("method", x)
print handled(o, N), handled(Sensor(4), 3)
del Device.handler
print attempt(handled, o)
o.handler = 5
print attempt(handled, o)
o.handler = len
print attempt(handled, o)

# The class is changed.
Device.scale = lambda self, x: ("method", x)
print scaled(o, N), scaled(Sensor(1), N)
Device.scale = staticmethod(lambda x: ("static", x))
print scaled(o, N)
Device.scale = property(lambda self: lambda x: ("property", x))
print scaled(o, N)
Device.scale = classmethod(lambda cls, x: (cls.__name__, x))
print scaled(o, N), scaled(Sensor(1), N)
Device.scale = 1
print attempt(scaled, o)
del Device.scale
print attempt(scaled, o)
Sensor.of = staticmethod(lambda x: ("of sensor", x))
print made(Sensor(1), N), made(o, N)

# Attributes in a dict that is used.
d = Device(8)
d.__dict__["scale"] = lambda x: ("dict", x)
print scaled(d, N), handled(d, N)
d.__dict__.clear()
print attempt(scaled, d), attempt(handled, d)
old.__dict__["shared"] = lambda x: x
print handled(old, N), old.shared(4), Old(1).shared(4)
old.__dict__.clear()
print attempt(handled, old)


class Switching(object):
    """Its handler replaces itself while a loop calls it."""

    def __init__(self):
        self.calls = []
        self.handler = self.first

    def first(self, i):
        self.calls.append(("first", i))
        if i == 700:
            self.handler = self.second

    def second(self, i):
        self.calls.append(("second", i))
        if i == 1400:
            del self.handler
            type(self).handler = staticmethod(lambda i: i)


s = Switching()
handled(s, N)
print len(s.calls), s.calls[699:702], s.calls[-1]


def failing(x):
    if x == 2000:
        raise ValueError(x)


o.handler = failing
print attempt(handled, o, N)
