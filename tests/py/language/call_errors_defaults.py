def f(a, b=1): pass
def g(a=1): pass
def h(a, b=1, *c): pass
def k(a, **d): pass
def calls():
    yield lambda: f()
    yield lambda: f(1, 2, 3)
    yield lambda: f(b=1)
    yield lambda: g(1, 2)
    yield lambda: h()
    yield lambda: h(b=3)
    yield lambda: k()
    yield lambda: k(1, 2)
    yield lambda: k(1, a=2)
    yield lambda: k(x=1)
    yield lambda: f(*[1, 2, 3])
    yield lambda: f(1, **{"z": 1})
    yield lambda: g(1, 2, b=3)
for call in calls():
    try:
        call()
    except TypeError, e:
        print e  # expect: f() takes at least 1 argument (0 given)
        # expect: f() takes at most 2 arguments (3 given)
        # expect: f() takes at least 1 argument (1 given)
        # expect: g() takes at most 1 argument (2 given)
        # expect: h() takes at least 1 argument (0 given)
        # expect: h() takes at least 1 argument (1 given)
        # expect: k() takes exactly 1 argument (0 given)
        # expect: k() takes exactly 1 argument (2 given)
        # expect: k() got multiple values for keyword argument 'a'
        # expect: k() takes exactly 1 argument (0 given)
        # expect: f() takes at most 2 arguments (3 given)
        # expect: f() got an unexpected keyword argument 'z'
        # expect: g() takes at most 1 argument (3 given)
