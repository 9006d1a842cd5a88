# Which lines a traceback names after re-raising in its different ways.
import sys
def lines():
    tb = sys.exc_info()[2]
    out = []
    while tb:
        out.append('%s%d/%d' % (tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, tb.tb_frame.f_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return out[1:]
def bare():
    try:
        1 / 0
    except Exception:
        raise
def final():
    try:
        1 / 0
    finally:
        x = 1
        y = 2
def triple():
    try:
        1 / 0
    except Exception:
        kind, value, tb = sys.exc_info()
    raise kind, value, tb
def again():
    try:
        1 / 0
    except Exception, e:
        raise e
def deep():
    try:
        bare()
    finally:
        pass
def generator():
    try:
        yield 1
    except ZeroDivisionError:
        raise
def thrown():
    g = generator()
    g.next()
    g.throw(ZeroDivisionError)
def run(f):
    try:
        f()
    except ZeroDivisionError:
        return lines()
print run(bare)  # expect: ['bare2/4']
print run(final)  # expect: ['final2/5']
print run(triple)  # expect: ['triple2/5']
print run(again)  # expect: ['again4/4']
print run(deep)  # expect: ['deep2/4', 'bare2/4']
print run(thrown)  # expect: ['thrown3/3', 'generator2/4']
