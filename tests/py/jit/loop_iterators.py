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


# Ways out of an inner loop through finally and with, which drop its iterator: what lies at its place then is something else.
class Manager(object):
    def __init__(self, swallows):
        self.swallows = swallows

    def __enter__(self):
        return [1, 2]

    def __exit__(self, *why):
        if why[0] is None:
            return tuple(xrange(2)) + self.swallows
        return self.swallows


def leave(how, raising):
    log = []
    for x in range(3):
        try:
            for y in xrange(10):
                for z in [4, 5]:
                    if how == "return":
                        return x, y, z, log
                    if how == "raise":
                        raise ValueError(x)
                if how == "break":
                    break
        finally:
            log.append(("finally", x))
            log.append(tuple(xrange(2)))
            if raising:
                log.append(1 + tuple(xrange(raising)))
    return log


def leave_nested(how):
    log = []
    for x in [1, 2]:
        for y in xrange(3):
            try:
                for a in xrange(2):
                    try:
                        for b in [7, 8]:
                            if how == "return":
                                return x, y, a, b, log
                            if how == "break":
                                break
                            if how == "raise":
                                raise KeyError(b)
                    finally:
                        log.append([c + a for c in xrange(2)] + list(xrange(a)))
                        if how == "replace":
                            raise IndexError(a)
            except (KeyError, IndexError), e:
                log.append((y, str(e)))
                continue
            finally:
                log.append(y)
                if y == 1:
                    break
    return log


def leave_with(how, swallows):
    log = []
    for x in [1, 2, 3]:
        for y in xrange(2):
            with Manager(swallows) as items:
                for z in items:
                    for w in xrange(5):
                        log.append((x, y, z, w))
                        if how == "return":
                            return log
                        if how == "raise":
                            raise ValueError(w)
                        if how == "break":
                            break
    return log


for how in "return", "raise", "break", "fall":
    for raising in 0, 1:
        for again in range(3):
            try:
                print how, raising, leave(how, raising)
            except Exception, e:
                print how, raising, type(e).__name__, e
for how in "return", "raise", "break", "replace", "fall":
    for again in range(3):
        try:
            print how, leave_nested(how)
        except Exception, e:
            print how, type(e).__name__, e
for how in "return", "raise", "break", "fall":
    for swallows in 0, 1:
        for again in range(3):
            try:
                print how, swallows, leave_with(how, swallows)
            except Exception, e:
                print how, swallows, type(e).__name__, e
