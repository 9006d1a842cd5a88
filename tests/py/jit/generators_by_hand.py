# SPDX-License-Identifier: MIT
"""Generators driven by hand, by next() and send(), and special methods of builtin types called by name."""
def g(n):
    for i in xrange(n):
        if i % 7 == 6:
            x = yield 'x'
        yield i
def stop():
    yield 1
    raise StopIteration('mine')
def err():
    yield 1
    raise ValueError('v')
def use(n):
    out = []
    for k in xrange(n):
        it = g(5)
        while 1:
            try: out.append(it.next())
            except StopIteration, e:
                out.append(e.args); break
        for f in stop, err:
            it = f()
            out.append(it.next())
            try: it.next()
            except Exception, e: out.append((type(e).__name__, e.args))
            try: it.next()
            except Exception, e: out.append((type(e).__name__, e.args))
        l = iter([1, 2])
        out.append((l.next(), l.next()))
        try: l.next()
        except StopIteration: out.append('end')
        out.append([1,2].__len__() + 'ab'.__len__() + (5).__add__(k))
        try: l.next(1)
        except TypeError, e: out.append(str(e))
    return out
r = use(400)
print len(r), r[:30], r[-20:]
def rec():
    it = rec2()
    return it.next()
def rec2():
    yield rec()
try: rec()
except RuntimeError, e: print e
def selfnext():
    yield me.next()
for k in xrange(300):
    me = selfnext()
    try: me.next()
    except ValueError, e: pass
print e
import traceback
def deep():
    it = err()
    it.next()
    it.next()
for k in xrange(300):
    try: deep()
    except ValueError: t = traceback.format_exc()
print [line for line in t.splitlines() if "File" not in line]
def acc():
    t = 0
    while 1:
        v = yield t
        if v is None: continue
        t += v
def send_all(n):
    a = acc(); a.next()
    for i in xrange(n): r = a.send(i)
    return r
def fresh(n):
    out = []
    for i in xrange(n):
        a = acc()
        try: a.send(1)
        except TypeError, e: out.append(str(e))
        out.append(a.send(None))
        out.append(a.send(3))
        def lim():
            x = yield 1
            yield x
        l = lim(); l.next(); out.append(l.send('s'))
        try: l.send(2)
        except StopIteration: out.append('stop')
        try: l.send(2)
        except StopIteration: out.append('stop')
    return out
r = fresh(500); print len(r), r[:8], r[-8:]
print send_all(3000)
