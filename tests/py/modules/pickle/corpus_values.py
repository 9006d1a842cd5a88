# helper
# 2,000 values, pickled by pickle and cPickle with protocols 0, 1, 2 and marshalled with versions 0, 1, 2: eight digits for
# each value say whether all of its bytes are those of CPython. Every object is kept alive: cPickle numbers only what
# somebody else refers to. Equal strings are one object, and names are interned, as everywhere in vmiotman.
import binascii
import copy_reg
import cPickle
import datetime
import marshal
import pickle
from collections import OrderedDict, defaultdict, deque, namedtuple
from fractions import Fraction


class Random(object):
    # Numbers that are the same everywhere.
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        return (self.state >> 33) % n

    def pick(self, items):
        return items[self.below(len(items))]


random = Random(2718)
keep = []
texts = {}


def kept(v):
    keep.append(v)
    return v


def text(v):
    # One object for each text.
    if type(v) is str and v.replace('_', 'a').isalnum():
        v = intern(v)
    return texts.setdefault((type(v), v), v)


class Old:
    def __init__(self, a=None):
        self.a = a
        self.name = text('old')


class OldArgs:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __getinitargs__(self):
        return kept((self.a, self.b))


class OldState:
    def __getstate__(self):
        return self.kept

    def __setstate__(self, state):
        self.kept = state


class New(object):
    pass


class Slots(object):
    __slots__ = 'left', 'right'


class SlotsAndDict(Slots):
    pass


class State(object):
    def __getstate__(self):
        return self.inside

    def __setstate__(self, state):
        self.inside = state


class NewArgs(int):
    def __getnewargs__(self):
        return (int(self),)


class Reduced(object):
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, self.args


class ReducedState(object):
    def __reduce__(self):
        return ReducedState, (), self.__dict__


class Items(object):
    # Gives items and pairs of its own.
    def append(self, item):
        self.__dict__.setdefault('items', []).append(item)

    def __setitem__(self, key, value):
        self.__dict__.setdefault('pairs', {})[key] = value

    def __reduce__(self):
        return Items, (), None, iter(self.first), iter(self.second)


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyTuple(tuple):
    pass


class MyStr(str):
    pass


class MyUnicode(unicode):
    pass


class MyFloat(float):
    pass


class Registered(object):
    def __init__(self, n):
        self.n = n


class Extended(object):
    pass


class MyError(Exception):
    pass


Pair = namedtuple('Pair', 'x y')


def function():
    pass


def reduce_registered(v):
    return Registered, (v.n,)


copy_reg.pickle(Registered, reduce_registered)
copy_reg.add_extension('corpus_values', 'Extended', 300)
copy_reg.add_extension('corpus_values', 'function', 7)


# --- Plain values

def integers():
    for bits in 0, 1, 7, 8, 15, 16, 31, 32, 33, 52, 53, 62, 63:
        for v in (1 << bits) - 1, 1 << bits, -(1 << bits), -(1 << bits) - 1:
            yield v
            yield long(v)
    for bits in 64, 65, 127, 128, 500, 2039, 2040, 2041, 4000:
        for v in (1L << bits) - 1, 1L << bits, -(1L << bits), -(1L << bits) - 1:
            yield v


def floats():
    for v in 0.0, -0.0, 1.0, -1.5, 0.1, 1e-5, 1e16, 1e17, 1e22, 1e300, 5e-324, 1.7976931348623157e308, 1 / 3.0:
        yield v
        yield -v
        yield complex(v, -v)
    yield float('inf')
    yield -float('inf')
    for i in range(60):
        yield (random.below(1 << 30) - (1 << 29)) / float(1 + random.below(1 << 20))


def random_text():
    kind = random.below(6)
    size = random.pick([0, 1, 1, 2, 3, 5, 8, 13, 40, 255, 256, 300])
    if kind == 0:
        return text(''.join(chr(random.below(256)) for i in range(size)))
    if kind == 1:
        return text('name_%d' % random.below(40))
    if kind == 2:
        return text('two words, %d' % random.below(40))
    if kind == 3:
        return text(u''.join(unichr(random.pick([65, 92, 10, 13, 0, 39, 255, 256, 0x20ac, 0xd7ff, 0xffff, 0x1f600]))
                             for i in range(2 + min(size, 40))))
    if kind == 4:
        return text(u'text %d' % random.below(40))
    return text('back\\slash "quote" \'apostrophe\'\n\t\r\x00\x7f\xff'[:size])


def scalar():
    kind = random.below(8)
    if kind < 3:
        return random_text()
    if kind == 3:
        return random.pick([None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 1 << 31, -(1 << 31) - 1])
    if kind == 4:
        return random.below(1 << 30) - (1 << 29)
    if kind == 5:
        return long(random.below(1 << 30)) ** (1 + random.below(6))
    if kind == 6:
        return (random.below(1000) - 500) / 8.0
    return complex(random.below(10), random.below(10))


shared = []


def nested(depth, hashable=False):
    kind = random.below(10)
    if depth == 0 or kind < 3:
        v = scalar()
        # The hash of None is an address, and decides about the order of a set.
        return 0 if v is None and hashable else v
    if kind == 3 and shared and not hashable:
        return random.pick(shared)
    size = random.pick([0, 1, 2, 3, 4, 5])
    if kind < 6 or hashable:
        v = tuple(nested(depth - 1, hashable) for i in range(size))
        if hashable and random.below(4) == 0:
            v = frozenset(v)
    elif kind == 6 or kind == 7:
        v = [nested(depth - 1) for i in range(size)]
    elif kind == 8:
        v = {}
        for i in range(size):
            v[nested(depth - 1, True)] = nested(depth - 1)
    else:
        v = set(nested(depth - 1, True) for i in range(size))
    kept(v)
    if not hashable:
        shared.append(v)
        del shared[:-6]
    return v


def long_containers():
    for size in 1000, 1001, 2001:
        yield range(size)
        yield tuple(range(size))
        yield dict.fromkeys(range(size))
        yield MyList(range(size))
    yield [kept([i]) for i in range(300)]
    yield text('x' * 70000)
    yield text(u'\u20ac' * 30000)


def recursive():
    a = []
    a.append(a)
    yield a
    b = {}
    b['self'] = b
    yield b
    c = ([],)
    c[0].append(c)
    yield c
    d = (1, 2, 3, 4, [])
    d[4].append(d)
    yield d
    e = Old()
    e.a = e
    yield e
    f = New()
    f.me = [f, kept((f,))]
    yield f
    g = MyList()
    g.me = g
    yield g
    h = MyDict()
    h.me = h
    yield h
    j = New()
    j.set = kept(set([j]))
    yield j


# --- Objects

def fill(o, *names):
    for name in names:
        setattr(o, text(name), nested(2))
    return kept(o)


def objects():
    yield [Old, New, Slots, MyError, int, dict, object, type, Exception, len, function, datetime.date, OrderedDict]
    yield [Extended, Extended, function]
    for i in range(20):
        yield fill(Old(i), 'x', 'y%d' % i)
        yield kept(OldArgs(nested(2), nested(2)))
        o = OldState()
        o.kept = kept({'a': nested(2), 'n': i})
        yield o
        n = fill(New(), 'first', 'second', 'third%d' % i)
        yield n
        yield [n, kept(New()), n, fill(New(), 'first', 'second'), fill(New(), 'second', 'first')]
        yield fill(Slots(), 'left')
        yield fill(Slots(), 'left', 'right')
        yield fill(SlotsAndDict(), 'left', 'other')
        s = State()
        s.inside = kept({'state': nested(2)})
        yield s
        yield NewArgs(i)
        yield kept(Reduced(kept([nested(2), 1]), i))
        yield fill(ReducedState(), 'a', 'b')
        m = Items()
        m.first, m.second = kept([nested(1), 2, 3][:i % 4]), kept([(text('k%d' % k), k) for k in range(i % 4)])
        yield m
        yield fill(MyList(kept([nested(2), i])), 'x')
        yield fill(MyDict(a=nested(2)), 'x')
        yield fill(MyTuple(kept((nested(1), i))), 'x')
        yield fill(MyStr(text('text %d' % i)), 'x')
        yield fill(MyUnicode(text(u'text %d' % i)), 'x')
        yield fill(MyFloat(i / 4.0), 'x')
        yield kept(Registered(i))
        yield kept(Extended())
        yield kept(MyError(text('what %d' % i), i))
        yield kept(KeyError(kept((i, text('key')))))
        yield kept(IOError(i, text('no such thing'), text('file name')))
        yield kept(Pair(nested(1), i))
        yield kept(OrderedDict((text('key %d' % k), nested(1)) for k in range(i % 5)))
        d = defaultdict(list)
        d[text('list')].append(i)
        yield d
        yield kept(deque(kept([nested(1), i]), 5 + i))
        yield kept(deque([i]))
        yield datetime.date(2000 + i, 1 + i % 12, 1 + i)
        yield datetime.datetime(2000 + i, 1, 2, 3, 4, 5, i)
        yield datetime.time(i, 1, 2, 3)
        yield datetime.timedelta(i, -i, i * 1000)
        yield Fraction(i - 10, 7)
        yield xrange(i, 100, 3)
        yield slice(i, None, text('step %d' % i))
        yield bytearray(text('bytes \xff %d' % i))
        yield set([i, text('set %d' % i)])
        yield frozenset([i, text('set %d' % i)])


# Each value, and whether it is one that has an equal after the way back, and no cycles.

def plain_values():
    for make in integers, floats:
        for v in make():
            yield v, True
    for i in range(300):
        yield random_text(), True
    for v in long_containers():
        yield v, type(v) is not MyList


def nested_values():
    for i in range(720):
        yield nested(3), True


def object_values():
    for make in recursive, objects:
        for v in make():
            yield v, False


def ways(v, plain):
    for protocol in 0, 1, 2:
        for module in pickle, cPickle:
            try:
                yield module.dumps(v, protocol)
            except TypeError as e:
                yield str(e)
    if plain:
        for version in 0, 1, 2:
            yield marshal.dumps(v, version)


def digits(v, plain):
    check = 0
    for data in ways(v, plain):
        check = binascii.crc32('%d:' % len(data), check)
        check = binascii.crc32(data, check)
    return '%08x' % (check & 0xffffffff)


def check(values):
    line = []
    count = back = 0
    for v, plain in values:
        count += 1
        line.append(digits(kept(v), plain))
        if len(line) == 10:
            print '%4d %s' % (count - 9, ' '.join(line))
            line = []
        if plain and v == v:
            # What was written comes back.
            for protocol in 0, 1, 2:
                back += cPickle.loads(cPickle.dumps(v, protocol)) != v
            back += pickle.loads(pickle.dumps(v, count % 3)) != v
            back += marshal.loads(marshal.dumps(v)) != v
    print count, ' '.join(line), 'not the same after the way back:', back
