# SPDX-License-Identifier: MIT
# Strings in loops that are compiled: operations in place, and everything that must not take their way.
import sys


class Text(str):
    def __getitem__(self, i):
        return "item"

    def __getslice__(self, a, b):
        return "slice"

    def __len__(self):
        return 77

    def __add__(self, other):
        return "sum"

    def __contains__(self, x):
        return True

    def startswith(self, x):
        return "starts"

    def upper(self):
        return "up"


class Keys(dict):
    def __len__(self):
        return 5


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return "%s: %s" % (e.__class__.__name__, e)


VALUES = ["abcdef", "", "z", u"abc\xe9", Text("abc"), [1, 2, 3, 4], (1, 2, 3), {"a": 1, 0: 2, 1: 3}, 5, None, 1.5,
          bytearray("abc"), xrange(5), Keys()]


def index(o, i):
    return o[i]


def index_last(o):
    return o[-1]


def index_first(o):
    return o[0]


def cut(o, a, b):
    return o[a:b]


def cut_low(o, a):
    return o[a:]


def cut_high(o):
    return o[:-1]


def cut_constant(o):
    return o[1:3]


def whole(o):
    return o[:]


def add(a, b):
    return a + b


def add_constant(a):
    return a + "!"


def add_before(a):
    return "<" + a


def extend(a, b):
    a += b
    return a


def within(x, o):
    return x in o


def has_b(o):
    return "b" in o


def has_not_b(o):
    return "b" not in o


def in_vowels(x):
    return x in "aeiou"


def size(o):
    return len(o)


def code(c):
    return ord(c)


def char(i):
    return chr(i)


def starts(s, p):
    return s.startswith(p)


def ends(s, p):
    return s.endswith(p)


def find(s, p):
    return s.find(p)


def shape(s):
    return s.upper(), s.lower(), s.strip(), s.split(), s.isdigit(), s.isalpha(), s.capitalize(), s.title()


def parts(s, sep):
    return s.split(sep), s.replace(sep, "-"), s.partition(sep), s.strip(sep), s.rsplit(sep), s.lstrip(sep)


def lines(s):
    return s.splitlines()


def run(function, *lists):
    # A warm-up with plain strings, so that compiled code is made for them; then everything else.
    out = []
    rows = [()]
    for values in lists:
        rows = [row + (v,) for row in rows for v in values]
    for turn in range(12):
        out = [attempt(function, *row) for row in rows]
    return out


def show(name, results):
    print name
    for r in results:
        if isinstance(r, xrange):
            r = list(r)
        print "   ", repr(r)


warm = ["hello world", "abc", "xyz zy"]
for i in xrange(400):
    w = warm[i % 3]
    index(w, i % 3), index_last(w), index_first(w), cut(w, 1, 2), cut_low(w, 1), cut_high(w), cut_constant(w), whole(w)
    add(w, w), add_constant(w), add_before(w), extend(w, w), within("b", w), has_b(w), has_not_b(w), in_vowels(w[1])
    size(w), code(w[0]), char(i & 127), starts(w, "a"), ends(w, "d"), find(w, "b"), shape(w), parts(w, " "), lines(w)

small = [0, 1, -1, 7, -7, 2 ** 40, -2 ** 40, 2 ** 70, True, None, "a", 1.0]
show("index", run(index, VALUES, small))
show("last", run(index_last, VALUES))
show("first", run(index_first, VALUES))
show("cut", run(cut, VALUES[:7], small, small))
show("cut low", run(cut_low, VALUES, small))
show("cut high", run(cut_high, VALUES))
show("cut constant", run(cut_constant, VALUES))
show("whole", run(whole, VALUES))
show("add", run(add, VALUES, VALUES))
show("add constant", run(add_constant, VALUES))
show("add before", run(add_before, VALUES))
show("extend", run(extend, [v for v in VALUES if not isinstance(v, (list, bytearray))], VALUES))
show("within", run(within, ["", "a", "bc", u"b", u"\xe9", 1, None, Text("b")], VALUES))
show("has b", run(has_b, VALUES))
show("has not b", run(has_not_b, VALUES))
show("in vowels", run(in_vowels, VALUES + ["a", "ei", "ie", u"o", Text("u")]))
show("size", run(size, VALUES))
show("code", run(code, VALUES + ["\xff", u"\u20ac", Text("q"), bytearray("q")]))
show("char", run(char, VALUES + [0, 255, 256, -1, 2 ** 40, 65L, True, 65.9]))
texts = ["abcabc", "", " a b\tc\n", u"abc abc", Text("abcabc"), "\xe9\xe8", bytearray("abc"), 5, "line\r\nnext\n"]
show("starts", run(starts, texts, ["", "a", u"a", ("x", "a"), 1, Text("a")]))
show("ends", run(ends, texts, ["", "c", u"c", ("x", "c"), None]))
show("find", run(find, texts, ["", "bc", u"bc", 1, "zz"]))
show("shape", run(shape, texts))
show("parts", run(parts, texts, ["b", "", u"b", None, "bc", " "]))
show("lines", run(lines, texts))


def collect(n):
    total = []
    for i in xrange(n):
        total.append(i)
    return len(total)


class Odd(list):
    def append(self, x):
        return list.append(self, -x)


def fill(target, n):
    for i in xrange(n):
        r = target.append(i)
    return r, target[:3], len(target)


print collect(1000), fill([], 900), fill(Odd(), 900), fill([], 5)


def formats(i, value):
    return ("{}-{}|{}".format(i, value, "x"), "{1:>6}|{0:<5}|{1:^9}".format(i, value), "{0:05d}".format(i),
            "{0:.3f}|{0:8.2f}|{0:<8}".format(i * 0.5), "{0}{0}{{}}".format(value))


for value in ["text", u"text\xe9", 12, 1.25, None, 2 ** 65, Text("own"), True, (1, 2), -3]:
    for i in range(-3, 60):
        r = attempt(formats, i, value)
    print repr(r)


def bad_formats(i):
    return [attempt(f, i) for f in (
        lambda i: "{:d}".format("x"), lambda i: "{:s}".format(i), lambda i: "{1}".format(i), lambda i: "{} {0}".format(i),
        lambda i: "{:=5}".format("a"), lambda i: "{:5,}".format("a"), lambda i: "{".format(i),
        lambda i: "{:=+8}|{:+}|{:x}|{:,}|{:%}|{:e}".format(i, i, i, 10 ** 6 * i, i * 0.5, 2.5 * i))]


for i in range(300):
    r = bad_formats(i)
print r


def percent(i, value):
    return ("%05d|%-6d|%6d|%x|%s" % (i, i, i, abs(i), "const"), "%8s|%-8s|%.2s|%r" % (value, value, value, value),
            "%.2f %.0f %.3f %7.1f %.9f %f" % (i * 0.37, i * 0.5, i / 8.0, i * 1e6, i * 1e-7, i * 12345.678),
            "%(a)s %(b)d %(a)s" % {"a": value, "b": i}, "%8s|%-4s" % ("ab", "cd"))


for value in ["text", u"text\xe9", 12, 1.25, None, 2 ** 65, Text("own"), (1, 2)]:
    for i in range(-3, 60):
        r = attempt(percent, i, value)
    print repr(r)


def ties():
    out = []
    for p in range(0, 10):
        format = "%%.%df" % p
        for v in (0.5, 1.5, 2.5, 0.125, 0.375, 1.005, 2.675, 1e15 + 0.5, 123456.5, 1e-9, 4.35, 0.1 + 0.2, 5e-324, 1e22,
                  0.045, 8.5e-05, 99.9999999995, 9007199254740993.0):
            out.append(format % v)
    return out


print ties()


def display(i):
    d = {"a": i, "b": i + 1, "a": i + 2, "c": {"d": i}}
    e = f = {"x": 1}
    e["y"] = i
    return d, f, len(d)


for i in range(400):
    r = display(i)
print sorted(r[0].items()), r[1], r[2]

import __builtin__


def rebinding():
    out = []
    for i in range(600):
        if i == 500:
            __builtin__.len = lambda o: "mine"
        if i == 550:
            del __builtin__.len
            __builtin__.len = real
        r = len("abc")
        if not out or out[-1] != r:
            out.append(r)
    return out


real = len
print rebinding()


class Number(int):
    pass


class Wide(object):
    def __int__(self):
        return 2 ** 70

    def __str__(self):
        return "wide"

    def __abs__(self):
        return "abs"


class Proxy(object):
    @property
    def __class__(self):
        return Number


class Meta(type):
    def __instancecheck__(cls, o):
        return o == 5


class Odd5(object):
    __metaclass__ = Meta


def whole_number(x):
    return int(x)


def text_of(x):
    return str(x)


def is_number(x):
    return isinstance(x, Number)


def is_int(x):
    return isinstance(x, int)


def is_odd5(x):
    return isinstance(x, Odd5)


def size_of(x):
    return abs(x)


def between(a, b):
    return min(a, b), max(a, b)


for i in xrange(400):
    whole_number(str(i)), whole_number(i), text_of(i), text_of("a"), is_number(i), is_int(i), is_odd5(i), size_of(-i)
    between(i, 5)

MORE = ["12", "-7", "-0", "+5", " 8 ", "", "-", "1x", "9" * 15, "9" * 16, "9" * 30, u"77", 3, -3, 0, 2.9, -0.5, 1e30,
        2 ** 62, -2 ** 63, 2 ** 80, True, None, Number(9), Wide(), Proxy(), Text("44"), float("nan"), "0x10", "1_0", "\x00"]
show("int", [r if isinstance(r, (int, long)) and type(r) in (int, long) else str(r) for r in run(whole_number, MORE)])
show("str", run(text_of, [v for v in MORE if not isinstance(v, Proxy)]))
show("number", run(is_number, MORE))
show("is int", run(is_int, MORE))
show("odd", run(is_odd5, MORE + [5, 5.0]))
show("abs", run(size_of, MORE[12:25]))
show("between", run(between, [1, -1, 2.0, "a", None, 2 ** 65, True], [0, 1, 2.5, "b", 2 ** 65, -5]))
