# Division of longs of thousands of bits: quotients short and long, all signs.
import hashlib, math

def digest(values):
    return hashlib.md5(' '.join('%x' % v for v in values)).hexdigest()

seed = 1
def number(bits):
    global seed
    value = 1
    while value.bit_length() < bits:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        value = value << 64 | seed
    return value >> (value.bit_length() - bits)

found = []
for bits in (3000, 3600, 3601, 5000, 20000):
    for more in (0, 1, 10, 100, bits // 8, bits // 4, bits // 2, bits):
        a, b = number(bits + more), number(bits)
        for x, y in (a, b), (-a, b), (a, -b), (-a, -b), (a // b * b, b), (-(a // b) * b, b), (a // b * b - 1, -b):
            found += [x // y, x % y] + list(divmod(x, y))
            assert x // y * y + x % y == x
print len(found), digest(found)
print [number(bits).bit_length() for bits in (1, 2, 64, 65, 5000, 1000000, 7)]
a, b = number(9000), number(9050)
print repr(a / (b + 0L)), float(a * 2 ** 30 // b), math.log(a), math.log10(b), math.log(2 ** 4096 - 1)
