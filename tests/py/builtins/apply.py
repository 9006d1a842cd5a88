def f(*args, **kw):
    return args, kw
print apply(f), apply(f, (1, 2)), apply(f, [1], {"a": 2}), apply(len, ("abc",))  # expect: ((), {}) ((1, 2), {}) ((1,), {'a': 2}) 3
try:
    apply(f, 5)
except TypeError, e:
    print e  # expect: apply() arg 2 expected sequence, found int
try:
    apply(f, (), 5)
except TypeError, e:
    print e  # expect: apply() arg 3 expected dictionary, found int
