# A loop entered again with locals of another type or size than it was generated for, and locals without a value.
def run(first, steps, extra):
    a = first
    b = extra
    for i in xrange(steps):
        a = a + 1
        if i == steps - 1:
            b = b + a
    return a, b


def unset(n):
    for i in xrange(n):
        if i == n - 1:
            late = i
        if i > n:
            never = i
    try:
        print never
    except UnboundLocalError as e:
        print e
    return late


def deleted(n):
    x = 3
    for i in xrange(n):
        if i == n - 1:
            del x
    try:
        return x
    except UnboundLocalError as e:
        return str(e)


def lists(items, n):
    total = 0
    for i in xrange(n):
        for x in items:
            total += x
        for a, b in [(1, 2), [3, i]]:
            total += a * b
    return total


class Numbers(list):
    def __iter__(self):
        return iter([7, 8])


print run(0, 1000, 5), run(0.5, 1000, 5), run(2**53 - 500, 1000, 2.5), run(-1, 1000, 2**40), run(2**63 - 4, 1000, 1)
print unset(1000), deleted(1000)
print lists([1, 2, 3], 400), lists((4, 5), 400), lists(Numbers([1]), 400), lists(xrange(3), 400), lists([1.5], 400)
growing = [1]
for x in growing:
    if len(growing) < 2000:
        growing.append(x + 1)
print len(growing), growing[-1]


def powers(bases, exponents):
    out = []
    for x in bases:
        for y in exponents:
            try:
                out.append(repr((x * 1.0) ** y))
            except Exception as e:
                out.append("%s: %s" % (type(e).__name__, e))
    return out


for i in range(60):
    powers([1.5, 2.5], [2, 0.5, -1.5])
inf = float("inf")
for line in powers([0.0, -0.0, 2.0, -2.0, 1.0, inf, -inf, 1e200, 0.1], [0, 1, -1, 2, 0.5, -0.5, 3.0, inf, -inf, 2.5, 400]):
    print line
