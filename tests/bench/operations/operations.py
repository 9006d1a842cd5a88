# SPDX-License-Identifier: MIT
"""Nanoseconds of single operations, under whatever Python runs this: operations.py [NAME-PART...]. Each is a function of
its own with a loop; the best of several runs, so warm. A line for each: name, nanoseconds of one round of the loop. Long, because it is a list."""
import sys
import time

WORK = []
N = 20000


def operation(f):
    WORK.append(f)
    return f


class Plain(object):
    kind = 5

    def __init__(self, x=1):
        self.x = x

    def method(self):
        return 1

    def with_defaults(self, a, b=2, c=3):
        return a


class Empty(object):
    pass


class Old:
    kind = 5

    def __init__(self):
        self.x = 1

    def method(self):
        return 1


class OldSpecial:
    def __init__(self, n=3):
        self.n = n

    def __add__(self, other):
        return self

    def __getitem__(self, i):
        return i

    def with_defaults(self, a, b=2):
        return a


class Settled(object):
    def __init__(self):
        self.name = "n"
        self.size = 3
        self.state = None


class Counted(object):
    made = 0
    only = None

    def __init__(self, x=1, y=2):
        Counted.made += 1

    @classmethod
    def get(cls):
        if cls.only is None:
            cls.only = cls()
        return cls.only


class Off(object):
    def flip(self):
        self.__class__ = On


class On(object):
    def flip(self):
        self.__class__ = Off


class Settings(dict):
    pass


class Slotted(object):
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 1


class Special(object):
    def __init__(self, n=3):
        self.n = n
        self._x = 1

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @classmethod
    def made(cls):
        return 1

    @staticmethod
    def static():
        return 1

    def __getattr__(self, name):
        return 1

    def __getitem__(self, i):
        return i

    def __setitem__(self, i, value):
        pass

    def __len__(self):
        return 3

    def __contains__(self, x):
        return True

    def __call__(self, x):
        return x

    def __add__(self, other):
        return 1

    def __radd__(self, other):
        return 1

    def __iadd__(self, other):
        return self

    def __neg__(self):
        return 1

    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return True

    def __hash__(self):
        return 7

    def __nonzero__(self):
        return True

    def __str__(self):
        return "s"

    def __enter__(self):
        return self

    def __exit__(self, *why):
        pass

    def __iter__(self):
        return iter((1, 2))


class Compared(object):
    def __cmp__(self, other):
        return 0


class Counter(object):
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def next(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Sub(Plain):
    def __init__(self):
        super(Sub, self).__init__(2)

    def method(self):
        return super(Sub, self).method()


class Sub2(Plain):
    def __init__(self):
        Plain.__init__(self, 2)

    def method(self):
        return Plain.method(self)


# ---- attributes

@operation
def attr_get():
    o, n = Plain(), 0
    for i in xrange(N):
        n += o.x


@operation
def attr_set():
    o = Plain()
    for i in xrange(N):
        o.x = i


@operation
def attr_slot():
    o, n = Slotted(), 0
    for i in xrange(N):
        o.y = o.x


@operation
def attr_property():
    o, n = Special(), 0
    for i in xrange(N):
        n += o.x


@operation
def attr_property_set():
    o = Special()
    for i in xrange(N):
        o.x = i


@operation
def attr_of_class():
    n = 0
    for i in xrange(N):
        n += Plain.kind


@operation
def attr_of_class_changed():
    for i in xrange(N):
        Counted.made += 1


@operation
def attr_class_assigned():
    o = Off()
    for i in xrange(N):
        o.flip()


@operation
def attr_of_local_class():
    cls, n = Plain, 0
    for i in xrange(N):
        n += cls.kind


@operation
def attr_class_of():
    o, n = Plain(), 0
    for i in xrange(N):
        n += o.__class__ is Plain


@operation
def attr_native():
    c, n = 1 + 2j, 0
    for i in xrange(N):
        n += c.real


@operation
def attr_getattr_method():
    o, n = Special(), 0
    for i in xrange(N):
        n += o.anything


@operation
def attr_old_style():
    o, n = Old(), 0
    for i in xrange(N):
        n += o.x + o.kind


@operation
def attr_getattr():
    o, n = Plain(), 0
    for i in xrange(N):
        n += getattr(o, "x")


@operation
def attr_getattr_default():
    o, n = Plain(), 0
    for i in xrange(N):
        n += getattr(o, "nothing", 1)


@operation
def attr_setattr():
    o = Plain()
    for i in xrange(N):
        setattr(o, "x", i)


@operation
def attr_hasattr():
    o, n = Plain(), 0
    for i in xrange(N):
        n += hasattr(o, "x")


@operation
def attr_dict():
    o, n = Plain(), 0
    for i in xrange(N):
        n += o.__dict__["x"]


@operation
def attr_module():
    n = 0
    for i in xrange(N):
        n += sys.maxint & 1


# ---- calls

def nothing():
    pass


def one(a):
    return a


def defaults(a, b=1, c=2):
    return a


def star(*args):
    return 1


def keywords(**kw):
    return 1


@operation
def call_0():
    for i in xrange(N):
        nothing()


@operation
def call_1():
    for i in xrange(N):
        one(i)


@operation
def call_default():
    for i in xrange(N):
        defaults(i)


@operation
def call_keyword():
    for i in xrange(N):
        defaults(i, c=3)


@operation
def call_star():
    for i in xrange(N):
        star(i, i)


@operation
def call_keywords():
    for i in xrange(N):
        keywords(a=i, b=i)


@operation
def call_with_star():
    args = (1, 2)
    for i in xrange(N):
        defaults(*args)


@operation
def call_with_keywords():
    kw = {"a": 1, "c": 2}
    for i in xrange(N):
        defaults(**kw)


@operation
def call_lambda():
    f = lambda x: x
    for i in xrange(N):
        f(i)


@operation
def call_closure():
    k = [1]

    def f(x):
        return k
    for i in xrange(N):
        f(i)


@operation
def call_make_closure():
    for i in xrange(N):
        (lambda: i)()


@operation
def call_method():
    o = Plain()
    for i in xrange(N):
        o.method()


@operation
def call_method_defaults():
    o = Plain()
    for i in xrange(N):
        o.with_defaults(i, c=2)


@operation
def call_bound():
    f = Plain().method
    for i in xrange(N):
        f()


@operation
def call_old_method():
    o = Old()
    for i in xrange(N):
        o.method()


@operation
def call_classmethod():
    for i in xrange(N):
        Special.made()


@operation
def call_staticmethod():
    for i in xrange(N):
        Special.static()


@operation
def call_super():
    o = Sub()
    for i in xrange(N):
        o.method()


@operation
def call_class_method_of_one():
    for i in xrange(N):
        Counted.get()


@operation
def call_method_keyword():
    o = Plain()
    for i in xrange(N):
        o.with_defaults(1, c=i)


@operation
def call_bound_in_dict():
    table = {"m": Plain().method, "n": Plain().method}
    for i in xrange(N):
        table["n" if i & 1 else "m"]()


@operation
def call_old_defaults():
    o = OldSpecial()
    for i in xrange(N):
        o.with_defaults(i)


@operation
def call_generator_next():
    g = iter(i for i in xrange(N))
    for i in xrange(N):
        g.next()


@operation
def call_generator_send():
    def echo():
        x = 0
        while 1:
            x = yield x
    g = echo()
    g.next()
    for i in xrange(N):
        g.send(i)


@operation
def call_base_method():
    o = Sub2()
    for i in xrange(N):
        o.method()


@operation
def call_object():
    o = Special()
    for i in xrange(N):
        o(i)


@operation
def call_apply_builtin():
    for i in xrange(N):
        apply(one, (i,))


# ---- making objects

@operation
def new_empty():
    for i in xrange(N):
        Empty()


@operation
def new_plain():
    for i in xrange(N):
        Plain(i)


@operation
def new_old():
    for i in xrange(N):
        Old()


@operation
def new_super():
    for i in xrange(N):
        Sub()


@operation
def new_base_init():
    for i in xrange(N):
        Sub2()


@operation
def new_exception():
    for i in xrange(N):
        ValueError("x")


# ---- special methods

@operation
def special_getitem():
    o = Special()
    for i in xrange(N):
        o[i]


@operation
def special_setitem():
    o = Special()
    for i in xrange(N):
        o[i] = i


@operation
def special_len():
    o = Special()
    for i in xrange(N):
        len(o)


@operation
def special_contains():
    o = Special()
    for i in xrange(N):
        i in o


@operation
def special_add():
    o = Special()
    for i in xrange(N):
        o + o


@operation
def special_add_old():
    o = OldSpecial()
    for i in xrange(N):
        o + i


@operation
def special_getitem_old():
    o = OldSpecial()
    for i in xrange(N):
        o[i]


@operation
def special_radd():
    o = Special()
    for i in xrange(N):
        i + o


@operation
def special_iadd():
    o = Special()
    for i in xrange(N):
        o += i


@operation
def special_neg():
    o = Special()
    for i in xrange(N):
        -o


@operation
def special_eq():
    o, p = Special(), Special()
    for i in xrange(N):
        o == p


@operation
def special_lt():
    o, p = Special(), Special()
    for i in xrange(N):
        o < p


@operation
def special_cmp():
    o, p = Compared(), Compared()
    for i in xrange(N):
        o < p


@operation
def special_nonzero():
    o = Special()
    for i in xrange(N):
        if o:
            pass


@operation
def special_str():
    o = Special()
    for i in xrange(N):
        str(o)


@operation
def special_hash():
    o = Special()
    d = {o: 1}
    for i in xrange(N):
        d[o]


@operation
def special_iter():
    o = Special()
    for i in xrange(N):
        for x in o:
            pass


@operation
def special_next():
    for i in xrange(N / 10):
        for x in Counter(10):
            pass


@operation
def special_with():
    o = Special()
    for i in xrange(N):
        with o:
            pass


@operation
def instance_as_key():
    o = Plain()
    d = {o: 1}
    for i in xrange(N):
        d[o]


@operation
def instances_compared():
    o, p = Plain(), Plain()
    for i in xrange(N):
        o == p


# ---- loops, functions that loop

@operation
def loop_while():
    i = 0
    while i < N:
        i += 1


@operation
def loop_range():
    for i in range(N):
        pass


@operation
def loop_enumerate():
    for i, x in enumerate(xrange(N)):
        pass


@operation
def loop_zip():
    for i, x in zip(xrange(N), xrange(N)):
        pass


@operation
def loop_dict_items():
    d = dict.fromkeys(range(100), 1)
    for i in xrange(N / 100):
        for k, v in d.items():
            pass


@operation
def loop_dict_iteritems():
    d = dict.fromkeys(map(str, range(100)), 1)
    for i in xrange(N / 100):
        for k, v in d.iteritems():
            pass


@operation
def loop_str():
    s = "x" * N
    for c in s:
        pass


@operation
def loop_tuple():
    t = (1,) * N
    for c in t:
        pass


@operation
def loop_generator():
    def g(n):
        for i in xrange(n):
            yield i
    for x in g(N):
        pass


@operation
def loop_genexp_sum():
    sum(i for i in xrange(N))


@operation
def loop_comprehension():
    [i + 1 for i in xrange(N)]


@operation
def loop_comprehension_if():
    [i for i in xrange(N) if i & 1]


@operation
def loop_dict_comprehension():
    {i: i for i in xrange(N)}


@operation
def loop_short():
    for i in xrange(N):
        for j in (1, 2, 3):
            pass


@operation
def loop_reversed():
    for x in reversed(range(N)):
        pass


@operation
def loop_sorted():
    for x in sorted(range(N)):
        pass


@operation
def builtin_map():
    map(one, xrange(N))


@operation
def builtin_map_native():
    map(str, xrange(N))


@operation
def builtin_filter():
    filter(lambda x: x & 1, xrange(N))


@operation
def builtin_reduce():
    reduce(lambda a, b: a + b, xrange(N))


@operation
def builtin_sum():
    sum(range(N))


@operation
def builtin_min():
    for i in xrange(N):
        min(i, 3)


@operation
def builtin_max_list():
    for i in xrange(N / 100):
        max(range(100))


@operation
def builtin_any():
    for i in xrange(N / 100):
        any(x > 98 for x in xrange(100))


@operation
def builtin_isinstance():
    o = Sub()
    for i in xrange(N):
        isinstance(o, Plain)


@operation
def builtin_isinstance_tuple():
    for i in xrange(N):
        isinstance(i, (str, unicode))


@operation
def builtin_type():
    for i in xrange(N):
        type(i) is int


@operation
def builtin_len():
    s = [1]
    for i in xrange(N):
        len(s)


@operation
def builtin_iter_next():
    it = iter(xrange(N))
    for i in xrange(N):
        next(it)


@operation
def sort_reverse():
    l = [3, 1, 2]
    for i in xrange(N):
        sorted(l, reverse=True)


@operation
def sort_plain():
    l = [(i * 7919) % N for i in xrange(N)]
    l.sort()


@operation
def sort_key():
    l = [(i * 7919) % N for i in xrange(N)]
    l.sort(key=lambda x: -x)


@operation
def sort_cmp():
    l = [(i * 7919) % N for i in xrange(N / 10)]
    l.sort(lambda a, b: cmp(a, b))


@operation
def sort_tuples():
    l = [((i * 7919) % 100, i) for i in xrange(N)]
    l.sort()


@operation
def sort_strings():
    l = [str((i * 7919) % N) for i in xrange(N)]
    l.sort()


# ---- ints and floats

@operation
def int_add():
    n = 0
    for i in xrange(N):
        n = n + i


@operation
def int_multiply():
    for i in xrange(N):
        i * i


@operation
def int_divide():
    for i in xrange(N):
        i / 7


@operation
def int_modulo():
    for i in xrange(N):
        i % 7


@operation
def int_divmod():
    for i in xrange(N):
        a, b = divmod(i, 7)


@operation
def int_power():
    for i in xrange(N):
        i ** 2


@operation
def int_bits():
    for i in xrange(N):
        ((i << 3) ^ (i >> 2)) & 0xffff | 1


@operation
def int_wide():
    n = 1 << 40
    for i in xrange(N):
        n = (n * 3 + i) & 0xffffffffff


@operation
def int_compare():
    for i in xrange(N):
        if 3 < i <= 100:
            pass


@operation
def int_str():
    for i in xrange(N):
        str(i)


@operation
def int_parse():
    for i in xrange(N):
        int("1234")


@operation
def int_hex():
    for i in xrange(N):
        hex(i)


@operation
def int_abs():
    for i in xrange(N):
        abs(-i)


@operation
def int_bool():
    for i in xrange(N):
        bool(i)


@operation
def long_add():
    n = 1 << 70
    for i in xrange(N):
        n + i


@operation
def long_multiply():
    n = 1 << 70
    for i in xrange(N):
        n * n


@operation
def long_mask():
    n = (1 << 70) + 5
    for i in xrange(N):
        n & 0xffffffff


@operation
def long_divide():
    n = 10 ** 30
    for i in xrange(N):
        n / 1000


@operation
def long_str():
    n = 10 ** 30
    for i in xrange(N):
        str(n)


@operation
def float_add():
    x = 0.0
    for i in xrange(N):
        x = x + 0.5


@operation
def float_mixed():
    for i in xrange(N):
        i * 0.5 + 1


@operation
def float_divide():
    for i in xrange(N):
        1.0 / (i + 1)


@operation
def float_list():
    l = [0.5] * 10
    for i in xrange(N):
        l[3] = l[4] + 1.0


@operation
def float_int():
    for i in xrange(N):
        int(2.5)


@operation
def float_of_int():
    for i in xrange(N):
        float(i)


@operation
def float_round():
    for i in xrange(N):
        round(2.567, 1)


@operation
def float_str():
    for i in xrange(N):
        str(i * 0.37)


@operation
def float_repr():
    for i in xrange(N):
        repr(i * 0.37)


@operation
def float_parse():
    for i in xrange(N):
        float("3.25")


@operation
def float_math():
    import math
    for i in xrange(N):
        math.sin(i * 0.5)


@operation
def float_sqrt():
    from math import sqrt
    for i in xrange(N):
        sqrt(i)


@operation
def complex_multiply():
    c = 1 + 2j
    for i in xrange(N):
        c * c


# ---- text

@operation
def str_concat():
    for i in xrange(N):
        "abc" + "def"


@operation
def str_append():
    s = ""
    for i in xrange(N):
        s += "x"


@operation
def str_index():
    s = "hello"
    for i in xrange(N):
        s[2]


@operation
def str_slice():
    s = "hello world"
    for i in xrange(N):
        s[2:7]


@operation
def str_in():
    s = "hello world"
    for i in xrange(N):
        "wor" in s


@operation
def str_equal():
    a, b = "hello world", "".join(["hello ", "world"])
    for i in xrange(N):
        a == b


@operation
def str_less():
    for i in xrange(N):
        "abc" < "abd"


@operation
def str_percent():
    for i in xrange(N):
        "%d %s" % (i, "x")


@operation
def str_percent_float():
    for i in xrange(N):
        "%.2f" % 2.5


@operation
def str_percent_dict():
    d = {"a": 1}
    for i in xrange(N):
        "%(a)d" % d


@operation
def str_format():
    for i in xrange(N):
        "{0} {1}".format(i, "x")


@operation
def str_format_keyword():
    for i in xrange(N):
        "{a} and {b}".format(a=i, b="x")


@operation
def str_join():
    l = ["a", "b", "c"]
    for i in xrange(N):
        ",".join(l)


@operation
def str_split():
    for i in xrange(N):
        "a,b,c".split(",")


@operation
def str_split_space():
    for i in xrange(N):
        "a b c".split()


@operation
def str_strip():
    for i in xrange(N):
        "  abc ".strip()


@operation
def str_replace():
    for i in xrange(N):
        "hello".replace("l", "r")


@operation
def str_find():
    s = "hello world"
    for i in xrange(N):
        s.find("wor")


@operation
def str_startswith():
    s = "hello world"
    for i in xrange(N):
        s.startswith("hello")


@operation
def str_upper():
    for i in xrange(N):
        "hello".upper()


@operation
def str_isdigit():
    for i in xrange(N):
        "123".isdigit()


@operation
def str_ord_chr():
    for i in xrange(N):
        chr(ord("a"))


@operation
def str_encode_hex():
    for i in xrange(N):
        "hello".encode("hex")


@operation
def str_rjust():
    for i in xrange(N):
        "12".rjust(5)


@operation
def str_repr():
    for i in xrange(N):
        repr("hello")


@operation
def str_key():
    d = {"hello": 1}
    for i in xrange(N):
        d["hel" + "lo"]


@operation
def str_multiply():
    for i in xrange(N):
        "ab" * 5


@operation
def str_splitlines():
    for i in xrange(N):
        "a\nb\nc\n".splitlines()


@operation
def str_count():
    for i in xrange(N):
        "hello".count("l")


@operation
def str_translate():
    t = "".join(map(chr, range(256)))
    for i in xrange(N):
        "hello".translate(t)


@operation
def unicode_concat():
    a, b = u"abc\u20ac", u"def"
    for i in xrange(N):
        a + b


@operation
def unicode_encode():
    a = u"abc\u20ac"
    for i in xrange(N):
        a.encode("utf-8")


@operation
def unicode_decode():
    a = u"abc\u20ac".encode("utf-8")
    for i in xrange(N):
        a.decode("utf-8")


@operation
def unicode_slice():
    s = u"hello w\u20acrld"
    for i in xrange(N):
        s[2:7]


@operation
def unicode_percent():
    for i in xrange(N):
        u"%d %s" % (i, u"x")


@operation
def bytearray_index():
    b = bytearray(100)
    for i in xrange(N):
        b[5] = b[6] + 1


@operation
def bytearray_append():
    b = bytearray()
    for i in xrange(N):
        b.append(i & 255)


@operation
def bytearray_slice():
    b = bytearray(100)
    for i in xrange(N):
        b[2:10]


# ---- lists and tuples

@operation
def list_append():
    l = []
    for i in xrange(N):
        l.append(i)


@operation
def list_append_pop():
    l = []
    for i in xrange(N):
        l.append(i)
        l.pop()


@operation
def list_pop_first():
    l = range(N)
    for i in xrange(N):
        l.pop(0)


@operation
def list_insert():
    l = []
    for i in xrange(N / 10):
        l.insert(0, i)


@operation
def list_index():
    l = range(10)
    for i in xrange(N):
        l[3] = l[4]


@operation
def list_negative_index():
    l = range(10)
    for i in xrange(N):
        l[-1]


@operation
def list_2d():
    l = [range(10) for i in range(10)]
    for i in xrange(N):
        l[3][4] = l[4][3]


@operation
def list_slice():
    l = range(10)
    for i in xrange(N):
        l[2:7]


@operation
def list_slice_all():
    l = range(10)
    for i in xrange(N):
        l[:]


@operation
def list_slice_assign():
    l = range(10)
    for i in xrange(N):
        l[2:4] = [1, 2]


@operation
def list_in():
    l = range(10)
    for i in xrange(N):
        9 in l


@operation
def list_index_of():
    l = ["a", "b", "c", "d"]
    for i in xrange(N):
        l.index("d")


@operation
def list_display():
    for i in xrange(N):
        [i, i, i]


@operation
def list_add():
    l = [1, 2]
    for i in xrange(N):
        l + l


@operation
def list_multiply():
    for i in xrange(N):
        [0] * 10


@operation
def list_extend():
    l = []
    for i in xrange(N):
        l.extend((1, 2))


@operation
def list_of():
    t = (1, 2, 3)
    for i in xrange(N):
        list(t)


@operation
def list_compare():
    a, b = range(5), range(5)
    for i in xrange(N):
        a == b


@operation
def list_del():
    l = range(N)
    for i in xrange(N):
        del l[-1]


@operation
def list_reverse():
    l = range(10)
    for i in xrange(N):
        l.reverse()


@operation
def list_count():
    l = range(10)
    for i in xrange(N):
        l.count(3)


@operation
def list_repr():
    l = range(5)
    for i in xrange(N):
        repr(l)


@operation
def tuple_display():
    for i in xrange(N):
        (i, i)


@operation
def tuple_unpack():
    t = (1, 2, 3)
    for i in xrange(N):
        a, b, c = t


@operation
def tuple_swap():
    a, b = 1, 2
    for i in xrange(N):
        a, b = b, a


@operation
def tuple_compare():
    a, b = (1, 2, 3), (1, 2, 4)
    for i in xrange(N):
        a < b


@operation
def tuple_key():
    d = {}
    for i in xrange(N):
        d[i & 15, 3] = i


@operation
def tuple_add():
    t = (1, 2)
    for i in xrange(N):
        t + t


# ---- dicts and sets

@operation
def dict_get_item():
    d = {"a": 1, "b": 2}
    for i in xrange(N):
        d["a"]


@operation
def dict_set_item():
    d = {}
    for i in xrange(N):
        d["a"] = i


@operation
def dict_int_keys():
    d = {}
    for i in xrange(N):
        d[i] = i


@operation
def dict_increment():
    d = {"a": 0}
    for i in xrange(N):
        d["a"] += 1


@operation
def dict_get():
    d = {"a": 1}
    for i in xrange(N):
        d.get("b", 0)


@operation
def dict_in():
    d = {"a": 1}
    for i in xrange(N):
        "a" in d


@operation
def dict_has_key():
    d = {"a": 1}
    for i in xrange(N):
        d.has_key("a")


@operation
def dict_setdefault():
    d = {}
    for i in xrange(N):
        d.setdefault("a", [])


@operation
def dict_display():
    for i in xrange(N):
        {"a": i, "b": 2}


@operation
def dict_display_empty():
    for i in xrange(N):
        {}


@operation
def dict_new_keywords():
    for i in xrange(N):
        dict(a=1, b=2)


@operation
def dict_copy():
    d = {"a": 1, "b": 2}
    for i in xrange(N):
        d.copy()


@operation
def dict_update():
    d, e = {}, {"a": 1, "b": 2}
    for i in xrange(N):
        d.update(e)


@operation
def dict_keys():
    d = {"a": 1, "b": 2}
    for i in xrange(N):
        d.keys()


@operation
def dict_items():
    d = {"a": 1, "b": 2}
    for i in xrange(N):
        d.items()


@operation
def dict_pop():
    d = {}
    for i in xrange(N):
        d["a"] = 1
        d.pop("a")


@operation
def dict_delete():
    d = {}
    for i in xrange(N):
        d[i] = 1
        del d[i]


@operation
def dict_keys_sorted():
    d = dict.fromkeys(range(10))
    for i in xrange(N / 10):
        sorted(d)


@operation
def set_add():
    s = set()
    for i in xrange(N):
        s.add(i)


@operation
def set_in():
    s = set(range(10))
    for i in xrange(N):
        i in s


@operation
def set_display():
    for i in xrange(N):
        {1, 2, i}


@operation
def set_union():
    a, b = {1, 2, 3}, {3, 4}
    for i in xrange(N):
        a | b


@operation
def set_and():
    a, b = {1, 2, 3}, {3, 4}
    for i in xrange(N):
        a & b


# ---- exceptions

@operation
def try_no_raise():
    for i in xrange(N):
        try:
            pass
        except ValueError:
            pass


@operation
def try_raise():
    for i in xrange(N):
        try:
            raise ValueError("x")
        except ValueError:
            pass


@operation
def try_raise_deep():
    def inner():
        raise ValueError("x")
    for i in xrange(N):
        try:
            inner()
        except ValueError, e:
            pass


@operation
def try_key_error():
    d = {}
    for i in xrange(N):
        try:
            d["a"]
        except KeyError:
            pass


@operation
def try_attribute_error():
    o = Plain()
    for i in xrange(N):
        try:
            o.nothing
        except AttributeError:
            pass


@operation
def try_finally():
    for i in xrange(N):
        try:
            pass
        finally:
            pass


@operation
def try_import():
    for i in xrange(N):
        import sys


# ---- modules in C

@operation
def lib_deque():
    from collections import deque
    d = deque()
    for i in xrange(N):
        d.append(i)
        d.popleft()


@operation
def lib_defaultdict():
    from collections import defaultdict
    d = defaultdict(int)
    for i in xrange(N):
        d[i & 255] += 1


@operation
def lib_namedtuple():
    from collections import namedtuple
    P = namedtuple("P", "x y")
    for i in xrange(N):
        P(i, 2).x


@operation
def lib_namedtuple_unpack():
    from collections import namedtuple
    p = namedtuple("P", "x y")(1, 2)
    for i in xrange(N):
        x, y = p


@operation
def lib_heapq():
    import heapq
    h = []
    for i in xrange(N):
        heapq.heappush(h, -i)
        if len(h) > 10:
            heapq.heappop(h)


@operation
def lib_bisect():
    from bisect import bisect
    l = range(1000)
    for i in xrange(N):
        bisect(l, 500)


@operation
def lib_itertools_chain():
    from itertools import chain
    for i in xrange(N / 10):
        for x in chain((1, 2, 3), (4, 5)):
            pass


@operation
def lib_izip():
    from itertools import izip
    for a, b in izip(xrange(N), xrange(N)):
        pass


@operation
def lib_groupby():
    from itertools import groupby
    for k, g in groupby(xrange(N), lambda x: x // 10):
        pass


@operation
def lib_array():
    from array import array
    a = array("i", range(100))
    for i in xrange(N):
        a[5] = a[6] + 1


@operation
def lib_struct():
    from struct import pack
    for i in xrange(N):
        pack("<HI", 1, i)


@operation
def lib_re_match():
    import re
    r = re.compile(r"(\w+)-(\d+)")
    for i in xrange(N):
        r.match("abc-123").group(1)


@operation
def lib_re_sub():
    import re
    r = re.compile(r"\d")
    for i in xrange(N):
        r.sub("x", "a1b2")


@operation
def lib_stringio():
    from cStringIO import StringIO
    f = StringIO()
    for i in xrange(N):
        f.write("abc")


@operation
def lib_strftime():
    import time as clock
    t = clock.gmtime(0)
    for i in xrange(N):
        clock.strftime("%Y-%m-%d %H:%M:%S", t)


@operation
def lib_time():
    from time import time
    for i in xrange(N):
        time()


@operation
def lib_random():
    from random import random
    for i in xrange(N):
        random()


@operation
def lib_randint():
    from random import randint
    for i in xrange(N):
        randint(1, 6)


@operation
def lib_datetime():
    from datetime import datetime, timedelta
    d, t = datetime(2015, 1, 1), timedelta(seconds=1)
    for i in xrange(N):
        d = d + t


@operation
def lib_datetime_subtract():
    from datetime import datetime, timedelta
    d, t = datetime(2015, 1, 1), timedelta(seconds=1)
    for i in xrange(N):
        d - t


@operation
def lib_datetime_difference():
    from datetime import datetime
    d, e = datetime(2015, 1, 1), datetime(2015, 2, 1)
    for i in xrange(N):
        e - d


@operation
def lib_datetime_compare():
    from datetime import datetime
    d, e = datetime(2015, 1, 1), datetime(2015, 2, 1)
    for i in xrange(N):
        d < e


@operation
def lib_date_add():
    from datetime import date, timedelta
    d, t = date(2015, 1, 31), timedelta(1)
    for i in xrange(N):
        d + t


@operation
def lib_timedelta_add():
    from datetime import timedelta
    s, t = timedelta(1), timedelta(seconds=1)
    for i in xrange(N):
        s + t


@operation
def lib_partial_keyword():
    from functools import partial
    f = partial(defaults, c=3)
    for i in xrange(N):
        f(i)


@operation
def lib_operator():
    from operator import itemgetter
    f = itemgetter(1)
    for i in xrange(N):
        f((1, 2))


@operation
def lib_partial():
    from functools import partial
    f = partial(one, 1)
    for i in xrange(N):
        f()


@operation
def lib_lock():
    from threading import Lock
    lock = Lock()
    for i in xrange(N):
        with lock:
            pass


@operation
def lib_queue():
    from Queue import Queue
    q = Queue()
    for i in xrange(N / 10):
        q.put(i)
        q.get()


@operation
def lib_copy():
    from copy import copy
    o = [1, 2]
    for i in xrange(N / 10):
        copy(o)


@operation
def lib_deepcopy():
    from copy import deepcopy
    o = {"a": [1, 2], "b": (3, 4)}
    for i in xrange(N / 100):
        deepcopy(o)


@operation
def lib_crc32():
    from binascii import crc32
    for i in xrange(N):
        crc32("hello")


@operation
def lib_md5():
    from hashlib import md5
    for i in xrange(N / 10):
        md5("hello").hexdigest()


@operation
def lib_base64():
    from base64 import b64encode
    for i in xrange(N):
        b64encode("hello")


@operation
def new_counted():
    for i in xrange(N):
        Counted()


@operation
def new_keyword():
    for i in xrange(N):
        Special(n=i)


@operation
def dict_subclass_item():
    d = Settings(a=1)
    for i in xrange(N):
        d["a"] += 1


@operation
def builtin_sum_floats():
    items = [1.5, 2.5, 3.5, 4.5]
    for i in xrange(N):
        sum(items)


@operation
def set_add_discard():
    s = set()
    for i in xrange(N):
        s.add(i & 63)
        s.discard(i * 7 & 63)


@operation
def set_pop():
    s = set(xrange(N))
    for i in xrange(N):
        s.pop()


@operation
def set_comprehension():
    for i in xrange(N // 20):
        {x * 3 for x in xrange(20)}


@operation
def set_in_place():
    s, more = set(), set(range(5))
    for i in xrange(N):
        s |= more
        s -= more


@operation
def set_of_texts():
    words = ["alpha", "beta", "gamma", "delta"]
    for i in xrange(N):
        "beta" in set(words)


@operation
def print_to_file():
    f = open("/dev/null", "w")
    for i in xrange(N):
        print >>f, "value", i, 2.5


@operation
def file_lines():
    import tempfile
    f = tempfile.TemporaryFile()
    f.write("some line of text\n" * N)
    f.seek(0)
    for line in f:
        pass


@operation
def file_read():
    import tempfile
    f = tempfile.TemporaryFile()
    f.write("some line of text\n" * N)
    f.seek(0)
    f.read()


@operation
def filter_none():
    items = [0, 1, 2, None, "", "x"]
    for i in xrange(N):
        filter(None, items)


@operation
def max_of_list():
    items = [3, 9, 2, 7, 5]
    for i in xrange(N):
        max(items)


@operation
def max_with_key():
    items = ["aaa", "b", "cc"]
    for i in xrange(N):
        max(items, key=len)


@operation
def int_of_text_and_base():
    for i in xrange(N):
        int("1f", 16)


@operation
def power_with_modulus():
    for i in xrange(N):
        pow(7, 13, 1000)


@operation
def bytearray_extend():
    b = bytearray()
    for i in xrange(N):
        b.extend("abc")
        if len(b) > 1000:
            del b[:]


@operation
def instance_dict():
    for i in xrange(N):
        Settled().__dict__


@operation
def logging_record():
    import logging
    log = logging.getLogger("bench")
    if not log.handlers:
        log.propagate = 0
        log.addHandler(logging.StreamHandler(open("/dev/null", "w")))
        log.handlers[0].setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.setLevel(logging.INFO)
    for i in xrange(N // 20):
        log.info("value %d", i)


def main():
    parts = sys.argv[1:]
    for f in WORK:
        name = f.__name__
        if parts and not any(part in name for part in parts):
            continue
        best, end = None, time.time() + 0.25
        runs = 0
        while runs < 4 or time.time() < end and runs < 40:
            start = time.clock()
            f()
            spent = time.clock() - start
            best = spent if best is None or spent < best else best
            runs += 1
        print "%s %.1f" % (name, best * 1e9 / N)


main()
