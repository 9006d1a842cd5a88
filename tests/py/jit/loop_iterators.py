# How far the iterator of a loop is stands in variables of generated code: it must be right wherever the code is left.
import sys


def tries(datas):
    out = []
    for data in datas:
        try:
            for item in data:
                pass
            out.append(10 / len(data))
        except ZeroDivisionError:
            out.append("zero")
        except TypeError:
            out.append("type")
    return out


print tries([[1], [], [1, 2], 5, range(5)] * 3)[:6]


def pairs(items):
    for a in items:
        for b in items:
            if b == 3:
                continue
            yield a, b


def frames(n):
    total = 0
    for a in xrange(n):
        for b in range(n):
            if b == a:
                sys._getframe().f_locals
            try:
                if b > 3:
                    break
                total += 10 // (b - 2)
            except ZeroDivisionError:
                total += a
            finally:
                total += 1
        else:
            total += 100
    return total


for n in range(8):
    print len(list(pairs(range(n)))), sum(a * b for a, b in pairs(range(n))), frames(n)


def shared(items):
    it = iter(items)
    out = []
    for x in it:
        out.append((x, next(it, None)))
    return out


def grows(n):
    items = [0]
    for x in items:
        if len(items) < n:
            items.append(x + 1)
            items.insert(0, -1)
    return items


for i in range(300):
    result = shared(range(i % 5)), shared(xrange(4)), grows(6)
print result


def counts(n):
    seen = []
    for kind in (xrange(n), xrange(3, 6), xrange(6, 0, -2), xrange(2 ** 31 - 2, 2 ** 31 + 1), [7, 8], "ab"):
        for x in kind:
            seen.append(x)
    return seen


for i in range(100):
    result = counts(2)
print result


def nested(n):
    total = 0
    for a in range(n):
        i = 0
        while i < a:
            for b in range(i):
                total += a * b
                if b > 5:
                    break
            i += 1
        for c in xrange(a, a + 3):
            total -= c
    return total


print [nested(n) for n in range(0, 40, 6)]
