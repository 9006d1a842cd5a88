# send, throw and close at every stage of a generator's life.
import sys
def error(f, *args):
    try:
        return f(*args)
    except BaseException, e:
        return '%s(%s)' % (type(e).__name__, e)
def g():
    try:
        x = yield 1
        y = yield x
    except ValueError, e:
        yield 'caught %s' % e
    finally:
        seen.append('fin')
seen = []
a = g()
print error(a.send, 5), error(a.next), error(a.send, 'x'), error(a.throw, ValueError('v')), error(a.next), error(a.next)  # expect: TypeError(can't send non-None value to a just-started generator) 1 x caught v StopIteration() StopIteration()
a = g()
print error(a.throw, KeyError, 'k'), error(a.next), error(a.send, None), error(a.close), seen  # expect: KeyError('k') StopIteration() StopIteration() None ['fin']
a = g()
a.next()
print error(a.close), error(a.next), error(a.throw, IndexError), seen  # expect: None StopIteration() IndexError() ['fin', 'fin']
def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2
a = bad()
a.next()
print error(a.close)  # expect: RuntimeError(generator ignored GeneratorExit)
print error(a.throw, 'x')  # expect: TypeError(exceptions must be classes, or instances, not str)
print error(a.throw, 5)  # expect: TypeError(exceptions must be classes, or instances, not int)
print error(a.throw, ValueError, 1, 2)  # expect: TypeError(throw() third argument must be a traceback object)
print error(a.throw, ValueError(1), 2)  # expect: TypeError(instance exception may not have a separate value)
def myself():
    yield me.next()
me = myself()
print error(me.next)  # expect: ValueError(generator already executing)
print error(me.next)  # expect: StopIteration()
def stop():
    yield 1
    raise StopIteration('q')
a = stop()
print list(a), error(a.next)  # expect: [1] StopIteration()
a = stop()
a.next()
print error(a.next), a.gi_frame, a.gi_running  # expect: StopIteration(q) None 0
def counter():
    total = 0
    while True:
        v = yield total
        if v is None:
            break
        total += v
c = counter()
print c.gi_frame.f_lineno - c.gi_code.co_firstlineno, c.gi_frame.f_lasti  # expect: 0 -1
print c.next(), c.send(3), c.send(4), c.gi_frame.f_locals, c.gi_frame.f_back, error(c.send, None)  # expect: 0 3 7 {'total': 7, 'v': 4} None StopIteration()
def file_in_with():
    with open('/dev/null') as f:
        yield f
        yield f
a = file_in_with()
f = a.next()
print f.closed, a.close(), f.closed  # expect: False None True
