# What sys.settrace is shown: lines, calls, returns and exceptions, as CPython's ceval does.
import sys
log = []
def tracer(frame, event, arg):
    if event == 'exception':
        arg = arg[0].__name__
    log.append('%s%d%s' % (event[0], frame.f_lineno - frame.f_code.co_firstlineno, '' if arg is None else ':%s' % arg))
    return tracer
def traced(f):
    del log[:]
    sys.settrace(tracer)
    try:
        try:
            return f()
        finally:
            sys.settrace(None)
    except ValueError:
        log.append('out')
def branches():
    x = 1
    if x:
        y = 3
    else:
        y = 4
    return y
traced(branches)
print ' '.join(log[:-4])  # expect: c0 l1
def loop():
    for i in range(2):
        pass
    i = 5
    while i:
        i -= 4
        if i < 0: break
    return i
traced(loop)
print ' '.join(log)  # expect: c0 l1 l2 l1 l2 l1 l3 l4 l5 l6 l4 l5 l6 l7 r7:-3
def gen():
    yield 1
    try:
        yield 2
    finally:
        z = 3
def use():
    return [a for a in gen()]
traced(use)
print ' '.join(log)  # expect: c0 l1 c0 l1 r1:1 l1 c1 l2 l3 r3:2 l1 c3 l5 r5 r1:[1, 2]
def inner():
    raise ValueError('x')
def handles():
    try:
        inner()
    except ValueError:
        pass
    try:
        return 5
    finally:
        w = 5
traced(handles)
print ' '.join(log)  # expect: c0 l1 l2 c0 l1 e1:ValueError r1 e2:ValueError l3 l4 l5 l6 l8 r8:5
def passes():
    try:
        inner()
    finally:
        k = 1
traced(passes)
print ' '.join(log)  # expect: c0 l1 l2 c0 l1 e1:ValueError r1 e2:ValueError l4 r4 out
traced(lambda: sorted([3, 1], key=lambda q: -q))
print ' '.join(log)  # expect: c0 l0 c0 l0 r0:-3 c0 l0 r0:-1 r0:[3, 1]
def one_line(): x = 1; y = 2; return x + y
traced(one_line)
print ' '.join(log), sys.gettrace()  # expect: c0 l0 r0:3 None
