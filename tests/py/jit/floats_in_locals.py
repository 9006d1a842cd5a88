# Locals that are floats at times: kept as numbers in tier 1, whatever looks at them.
import sys


def mixed(n):
    total = 0
    for i in xrange(n):
        if i % 3 == 0:
            total = total + i
        elif i % 3 == 1:
            total += 0.5
        else:
            total = total - 1
        if i == n - 3:
            total = int(total)
    return total


print mixed(3000), mixed(3001), mixed(3002)  # expect: 1497999.5 1501000 1501000.5


def late(n):
    for i in xrange(n):
        if i > n - 3:
            x = i * 0.5
    return x


print late(2000)  # expect: 999.5


def deleted(n):
    seen = 0
    for i in xrange(n):
        x = i * 0.5
        if i % 7 == 0:
            del x
            try:
                x
            except UnboundLocalError:
                seen += 1
    return seen


print deleted(2100)  # expect: 300


def same(n):
    r = None
    for i in xrange(n):
        x = i * 1.5
        y = x
        r = (x is y, x is x, x is not y, [x][0] is y)
    return r


print same(1000)  # expect: (True, True, False, True)


def names(n):
    for i in xrange(n):
        a = i * 0.25
        b = -a
    return sorted(locals().items())


print names(1001)  # expect: [('a', 250.0), ('b', -250.0), ('i', 1000), ('n', 1001)]


def swap(n):
    a, b = 1.0, 2
    for i in xrange(n):
        a, b = b, a
        a = a + 0
    return a, b


print swap(1001), swap(1000)  # expect: (2, 1.0) (1.0, 2)


def copies(n):
    x = 0.0
    out = []
    for i in xrange(n):
        out.append((x, x + 1, [x, x][0]))
        x += 0.5
        y = x
        x = -x
        out[-1] += (y, x)
        x = y
    return out[-1], len(out)


print copies(500)  # expect: ((249.5, 250.5, 249.5, 250.0, -250.0), 500)


def raised(n):
    x = 0.0
    try:
        for i in xrange(n):
            x += 0.5
            y = x / (n - 2 - i)
    except ZeroDivisionError:
        return x, y, i


print raised(1000)  # expect: (499.5, 499.0, 998)


class F(float):
    def __add__(self, other):
        return 'added'


def subclass(n):
    r = []
    for v in [0.5] * n + [F(1.5), 2, 3L, True, 1.5j]:
        r.append(v + 1.5)
    return r[-6:]


print subclass(1000)  # expect: [2.0, 'added', 3.5, 4.5, 2.5, (1.5+1.5j)]


def watched(n):
    x = 0.5
    for i in xrange(n):
        x = x * 1.0 + i
        if i == n - 1:
            return sys._getframe().f_locals['x'], x


print watched(1500)  # expect: (1124250.5, 1124250.5)


def negative_zero(n):
    z = 0.0
    for i in xrange(n):
        z = z * -1.0
    return z, -z


print negative_zero(1001)  # expect: (-0.0, 0.0)
