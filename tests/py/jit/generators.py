# Generators in generated code: every way in and out, in loops long enough to be compiled.
import sys
import traceback

N = 1500


def count(n):
    i = 0
    while i < n:
        got = yield i
        if got is not None:
            i = got
        i += 1


def two(n):
    for i in xrange(n):
        yield i
        if i % 3 == 0:
            continue
        yield -i
        if i % 7 == 0:
            for k in 'ab':
                yield k


def nested(n):
    for i in xrange(n):
        for k in xrange(3):
            if k == 1:
                yield i, k
                if i % 5 == 0:
                    break
            elif i % 2:
                yield k


def floats(n):
    x = 0.5
    for i in xrange(n):
        x = x * 1.0000001 + i
        yield x


def guarded(log, n):
    try:
        for i in xrange(n):
            try:
                yield i
            except KeyError, e:
                log.append('key %s' % e)
                yield 'caught'
    finally:
        log.append('end')


def recursive(n):
    if n:
        for x in recursive(n - 1):
            yield x
        yield n


def current():
    while True:
        yield sys.exc_info()[0]


def handling(n):
    for i in xrange(n):
        try:
            raise ValueError(i)
        except ValueError:
            yield sys.exc_info()[0]


print sum(count(N)), sum(x for x in count(N) if x % 2), max(count(N)), sorted(count(7), reverse=True)
print len(list(two(N))), list(two(9)), ''.join(str(x) for x in two(8))
print list(nested(6)), len(list(nested(N)))
print '%.6f' % sum(floats(N)), '%.6f' % max(floats(N)), ['%.3f' % x for x in floats(3)]
print list(recursive(30))[-3:], sum(recursive(60))

g = count(10 ** 6)
total = 0
for i in xrange(N):
    total += g.next()
    if i % 100 == 50:
        total += g.send(i * 2)
print total, g.gi_running, g.gi_frame.f_locals['n'], g.gi_frame.f_lineno
print 'i' in g.gi_frame.f_locals, g.gi_frame.f_locals['i'] == g.next() - 1
g.close()
print g.gi_frame, list(g)

log = []
for i in xrange(N // 10):
    g = guarded(log, 5)
    g.next()
    if i % 3 == 0:
        assert g.throw(KeyError, i) == 'caught'
        assert g.next() == 1
    elif i % 3 == 1:
        try:
            g.throw(IndexError('x'))
        except IndexError:
            log.append('index')
    g.close()
print len(log), log[:7]

# An exception inside shows the generator's frame, each time.


def fails(n):
    for i in xrange(n):
        yield i
    1 // 0


for k in (3, N):
    try:
        for x in fails(k):
            pass
    except ZeroDivisionError:
        print [(name, line) for _, line, name, _ in traceback.extract_tb(sys.exc_info()[2])], x
    try:
        sum(fails(k))
    except ZeroDivisionError:
        print [name for _, line, name, _ in traceback.extract_tb(sys.exc_info()[2])]

# StopIteration raised inside ends it.


def stops(n):
    for i in xrange(N):
        if i == n:
            raise StopIteration
        yield i


print len(list(stops(N - 3))), sum(1 for _ in stops(1200))

# A generator that runs already.


def itself():
    for i in xrange(N):
        yield i
        if i == N - 2:
            try:
                me.next()
            except ValueError, e:
                yield str(e)


me = itself()
print [x for x in me][-2:]

# What is handled belongs to whoever handles it.
seen = set()
for kind in handling(N):
    seen.add((kind, sys.exc_info()[0]))
print seen
seen = set()
g = current()
for i in xrange(N):
    try:
        raise KeyError
    except KeyError:
        seen.add(g.next())
print seen

# Two at a time, and one that a frame looks at.


def looks(n):
    for i in xrange(n):
        yield sys._getframe().f_locals['i'] + sys._getframe(1).f_locals['base']


def zipped(base):
    pairs = 0
    for a, b in zip(looks(40), looks(50)):
        pairs += a + b
    other = looks(40)
    for a in looks(40):
        pairs += a * other.next()
    return pairs


print zipped(1000), zipped(0)


def closures(n):
    for i in xrange(n):
        yield lambda: i


print sum(f() for f in closures(N)), sum(f() for f in list(closures(20)))
print sum(i * k for i in xrange(60) for k in xrange(i) if k % 2), dict((x, x + 1) for x in count(4))
try:
    for x in (1 // (N - i) for i in count(N * 2)):
        pass
except ZeroDivisionError, e:
    print e
