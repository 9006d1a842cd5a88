"""Constant formats in hot code: every kind of value, mixed, wrong, and with text that needs Python code."""


class Text(object):
    def __str__(self):
        return "<text>"

    def __repr__(self):
        return "<repr>"


class Wide(object):
    def __str__(self):
        return u"\xe9"

    __repr__ = Text.__repr__


class Number(int):
    def __str__(self):
        return "number"


VALUES = [0, -7, 2 ** 40, 2 ** 70, 1.5, -0.0, 1e300, float("inf"), True, None, "a", "it's", u"u", u"\xe9", (1,), (),
          (1, "x"), [1, [2.5, None]], {"k": 1}, Text(), Wide(), Number(3), "\xff\n"]


def attempt(function, *args):
    try:
        return repr(function(*args))
    except (TypeError, ValueError, OverflowError), e:
        return "%s: %s" % (type(e).__name__, e)


def pair(a, b):
    return "%s-%r|" % (a, b)


def number(a):
    return "%d %5d %-5d| %05d %+d %x %X %o %i" % (a, a, a, a, a, a, a, a, a)


def real(a):
    return "%f %.2f %8.3f %-9.1f| %e %g %G %+.1f" % (a, a, a, a, a, a, a, a)


def padded(a):
    return "%8s|%-8s|%.1s|%5.2r" % (a, a, a, a)


def single(a):
    return "<%s>" % a


def single_number(a):
    return "<%d>" % a


def mapped(a):
    return "%(x)s %(y)d %(x)r" % {"x": a, "y": 3}


def wrong_count(a):
    return "%s %s" % (a, a, a)


def too_few(a):
    return "%s %s" % (a,)


def percent(a):
    return "100%% %s" % (a,)


def starred(a):
    return "%*d" % (6, a)


def computed(i):
    return "%d: %s at %.2f" % (i + 1, "s" * (i % 3), i * 0.25)


for value in VALUES:
    for function in (number, real, padded, single, single_number, mapped, wrong_count, too_few, percent, starred):
        for _ in xrange(2):
            line = attempt(function, value)
        print function.__name__, line
    print attempt(pair, value, value)

total = 0
for i in xrange(3000):
    total += len(computed(i)) + len(pair(i, str(i))) + len(mapped(i)) + len(single(i)) + len(number(i))
print total

loop = [1]
loop.append(loop)
print "%s %r" % (loop, loop)
deep = []
for _ in xrange(30):
    deep = [deep]
print "%s" % (deep,)
