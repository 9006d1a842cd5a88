# Ints at every border, in loops that tier 1 compiles.
def grow(n):
    x = 1
    for i in xrange(n):
        x = x * 2 + 1
        if x > 2 ** 70:
            x = 1
    return x


for n in (51, 52, 53, 61, 62, 63, 64, 1000):
    print n, grow(n), type(grow(n)).__name__


def bits(values):
    r = []
    for x in values:
        for y in values:
            r.append((x & y) ^ (x | y) ^ ~(x ^ y))
    return hash(tuple(r)), min(r), max(r)


def shifts(values):
    total = 0
    for x in values:
        for n in xrange(0, 70, 3):
            total ^= (x >> n) + (x << (n % 40))
    return total


def divisions(values):
    total = 0
    for x in values:
        for y in values:
            if y:
                total += (x // y) * 3 + x % y + x / y
                assert (x // y) * y + x % y == x, (x, y)
    return total


SMALL = [0, 1, -1, 2, 3, -7, 255, 1000, -1000]
WIDE = SMALL + [2 ** 31 - 1, 2 ** 31, -2 ** 31, 2 ** 32 - 1, 2 ** 32, -2 ** 32, 2 ** 40 + 5, -2 ** 40 - 5, 2 ** 52, 2 ** 53 - 1,
                -2 ** 53 + 1]
HUGE = WIDE + [2 ** 53, 2 ** 62, -2 ** 63, 2 ** 63 - 1, 2 ** 64]
for values in (SMALL * 30, WIDE * 20, HUGE * 10):
    print bits(values), shifts(values), divisions(values)


def wrong(n):
    r = []
    for i in xrange(n):
        try:
            if i % 3 == 0:
                r.append(i % (i - i))
            elif i % 3 == 1:
                r.append(i // (i - i))
            else:
                r.append(i << -1)
        except (ZeroDivisionError, ValueError), e:
            r.append(str(e))
    return r[-3:]


print wrong(1000)


def kinds(n):
    r = 0
    for v in [3] * n + [True, 3L, 3.0, -3, '3', None]:
        try:
            r += (v < 4) + (v + 1 > 3) * 2
        except TypeError, e:
            print e
    return r


print kinds(1000)


def counters(n):
    i = 0
    steps = 0
    while i < n:
        i = -i
        i = ~i
        i = i + 3 if i % 2 else i + 2
        steps += 1
        if steps > 10 * n:
            break
    return i, steps


print counters(1000)
