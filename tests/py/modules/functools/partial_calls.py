from functools import partial
def f(*args, **kw):
    return args, sorted(kw.items())
p = partial(f, 1, a=2)
print p(), p(3, b=4), p(a=5), p.func is f, p.args, p.keywords  # expect: ((1,), [('a', 2)]) ((1, 3), [('a', 2), ('b', 4)]) ((1,), [('a', 5)]) True (1,) {'a': 2}
q = partial(p, 7, z=0)
print q(8), q.args, partial(int, base=2)('101'), map(partial(pow, 2), range(5))  # expect: ((1, 7, 8), [('a', 2), ('z', 0)]) (7,) 5 [1, 2, 4, 8, 16]
p.note = 'x'
print p.note, p.__dict__, p.__reduce__()[1] == (f,)  # expect: x {'note': 'x'} True
for g in (lambda: partial(), lambda: partial(5), lambda: setattr(p, 'args', 1), lambda: p.__setstate__(1)):
    try:
        g()
    except TypeError as e:
        print e
        # expect: type 'partial' takes at least one argument
        # expect: the first argument must be callable
        # expect: readonly attribute
        # expect: invalid partial state
class Sub(partial): pass
print type(Sub(f)), Sub(f, 1)(2)  # expect: <class '__main__.Sub'> ((1, 2), [])
partial(f, 1)(1, 2, x=3) + 5  # expect raises: TypeError: can only concatenate tuple (not "int") to tuple
