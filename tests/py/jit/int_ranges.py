# Ints around the bounds of what generated code assumes: 32 bits, 32 bits without sign, 2**53, 2**63.
from binascii import crc32

EDGES = [0, 1, -1, 2, 7, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**32 - 1, 2**32, 2**52 - 1, 2**52,
         2**53 - 1, 2**53, -2**53 + 1, -2**53, 2**62, -2**63, 2**63 - 1, 2**63, True, False, 1.5, -0.0]
MASK = 0xffffffff
SMALL = 13


def try_(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def add(a, b):
    return (a + b, a - b, a + 1, a - 1, b + 5 - a)


def mul(a, b):
    return (a * b, a * 3, a * -3, -a, -(a * b), a * a)


def div(a, b):
    return (a // b, a % b, a / 7, a % 7, a // 10, a % 10)


def bits(a, b):
    return (a & b, a | b, a ^ b, ~a, a & MASK, a & 255, a & 0x7fffffff, (a | 1) ^ b)


def shifts(a, b):
    return (a << 3, a >> 3, a >> 31, (a & MASK) >> 5, (a & MASK) << 8, (a & MASK) << 40, a << (b & 31), a >> (b & 63))


def rotate(x, n):
    return ((x << n) | (x >> (32 - n))) & MASK


def count(n, step):
    i = total = 0
    low = high = n
    while i < 40:
        total += i * step
        high += step
        low -= step
        i += 1
    return total, low, high, -i, ~i, i << 2, high % 1000, low // 3


for f in add, mul, div, bits, shifts:
    # Many small ones first: what is generated takes all for small.
    for i in range(300):
        f(i, i + 1)
    for a in EDGES:
        results = [try_(f, a, b) for b in EDGES]
        print f.__name__, repr(a), results[3], results[-3], crc32(repr(results))
for i in range(400):
    rotate(i, i & 31)
for x in EDGES:
    print "rotate", repr(x), [try_(rotate, x, n) for n in 1, 5, 31]
for i in range(20):
    count(i, i)
for n in EDGES:
    results = [try_(count, n, step) for step in 1, -1, 2**31, 2**52, -2**53, 1.5]
    print "count", repr(n), results[0], crc32(repr(results))


def with_global(n):
    total = 0
    for i in xrange(n):
        total += (i * SMALL) & MASK
        total ^= SMALL
    return total


print with_global(500)
SMALL = 2**40
print with_global(500)
SMALL = 1.5
print try_(with_global, 500)
SMALL = "s"
print try_(with_global, 3)
