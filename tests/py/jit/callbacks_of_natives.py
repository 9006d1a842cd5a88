# SPDX-License-Identifier: MIT
# Natives that call compiled functions: results, exceptions with their tracebacks, frames, sleeps, depth.
import sys
def f(x): return x % 7
def g(x):
    if x == 333: raise ValueError(x)
    return -x
class A(object):
    def m(self, x): return (x * 31) % 101
    def c(self, a, b): return cmp(a % 13, b % 13) or cmp(a, b)
a = A()
for r in range(4):
    xs = range(1000)
    print sorted(xs, key=f)[:5], sorted(xs, key=a.m)[:5], sorted(xs, cmp=a.c)[-4:]
    print map(f, xs)[-3:], reduce(lambda p, q: (p * 3 + q) % 1000, xs), len(filter(f, xs)), max(xs, key=f), min(xs, key=a.m)
    print map(lambda p, q: p + q, xs, xs)[-2:]
    try:
        print sorted(xs, key=g)
    except ValueError, e:
        import traceback
        print e, [t[1:3] for t in traceback.extract_tb(sys.exc_info()[2])]
    try:
        map(f, xs + ['a%d'])
        map(f, xs + [None])
    except TypeError, e:
        print e
    try:
        sorted(xs, key=lambda: 1)
    except TypeError, e:
        print e
def rec(n):
    if n == 0: return 0
    return map(rec, [n - 1])[0] + 1
print rec(200)
def inf(n):
    return map(inf, [n + 1])[0]
try:
    inf(0)
except RuntimeError, e:
    print str(e)[:32]
def fr(x):
    return sys._getframe().f_back.f_code.co_name
def outer():
    return set(map(fr, range(1000)))
print outer()
import time
def slow(x):
    s = 0
    for i in xrange(2000): s += i
    if x % 100 == 0: time.sleep(0.001)
    return -x
def run():
    return sorted(range(1200), key=slow)[:3]
print run()
import threading
res = []
ts = [threading.Thread(target=lambda: res.append(run())) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print res
def gen():
    for x in map(slow, range(300)): yield x
print sum(gen())
import re
print re.sub(r'\d+', lambda m: str(int(m.group()) + slow(1)), 'a1 b22 c333 ' * 300)[-40:]
