# Attributes in loops that tier 1 compiles, of several classes at one place and of classes that change meanwhile.
class A(object):
    kind = 'a'

    def __init__(self):
        self.x = 1

    def get(self):
        return self.x


class B(A):
    kind = 'b'

    def get(self):
        return self.x * 10


class C(object):
    __slots__ = ['x', 'kind']

    def __init__(self):
        self.x = 3
        self.kind = 'c'

    def get(self):
        return self.x * 100


class D(object):
    kind = 'd'

    @property
    def x(self):
        return 4

    def get(self):
        return self.x * 1000


class E:
    kind = 'e'

    def __init__(self):
        self.x = 5

    def get(self):
        return self.x * 10000


class G(object):
    def __getattr__(self, name):
        return {'x': 6, 'kind': 'g', 'get': lambda: 600000}[name]


class H(A):
    def __getattribute__(self, name):
        if name == 'x':
            return 7
        return object.__getattribute__(self, name)


def use(objects, n):
    total = 0
    kinds = ''
    for i in xrange(n):
        for o in objects:
            total += o.x + o.get()
            if i == 0:
                kinds += o.kind
    return total, kinds


everything = [A(), B(), C(), D(), E(), G(), H()]
print use(everything[:1], 1000)
print use(everything[:2], 1000)
print use(everything[:4], 1000)
print use(everything, 1000)


def changing(n):
    r = []
    o, p = A(), B()
    for i in xrange(n):
        for q in (o, p):
            v = q.get() + q.x
        if i == n - 8:
            A.get = lambda self: -1
        elif i == n - 7:
            B.get = lambda self: -2
        elif i == n - 6:
            del B.get
        elif i == n - 5:
            o.get = p.get = lambda: -3
        elif i == n - 4:
            A.x = property(lambda self: 50)
        elif i == n - 3:
            del A.x
        elif i == n - 2:
            p.__class__ = H
        if i > n - 10:
            r.append(v)
    return r


print changing(1000)


class Store(object):
    pass


class Checked(object):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value + 1)


class Slotted(object):
    __slots__ = 'v'


class Old:
    pass


class OldChecked:
    def __setattr__(self, name, value):
        self.__dict__[name] = value + 2


def store(objects, n):
    for i in xrange(n):
        for o in objects:
            o.v = i
    return [o.v for o in objects]


print store([Store()], 1000)
print store([Store(), Checked(), Slotted(), Old(), OldChecked()], 1000)
print store([Old(), OldChecked()], 1000)


def dicts(n):
    s, t = Store(), A()
    s.x = 9
    for i in xrange(n):
        for o in (s, t):
            v = o.x
        if i == n // 2:
            s.__dict__['x'] = 10
            t.__dict__ = {'x': 11}
    return s.x, t.x, v


print dicts(1000)


def module_attributes(n):
    import math
    r = 0
    keep = math.floor
    for i in xrange(n):
        r += math.floor(i / 2.0)
        if i == n - 2:
            math.floor = lambda v: 1000000
    math.floor = keep
    return r


print module_attributes(1000)


class Base(object):
    count = 0


def class_counter(n):
    b = Base()
    for i in xrange(n):
        Base.count += 1
        last = b.count
    return last, b.count


print class_counter(1000)


def none_and_ints(n):
    r = 0
    for v in [A()] * n + [None, 3, 'x']:
        try:
            r += v.x
        except AttributeError, e:
            print e
    return r


print none_and_ints(1000)
