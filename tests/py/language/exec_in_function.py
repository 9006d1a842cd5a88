def f():
    x = 1
    exec "x = 2"
    return x
print f()  # expect: 2
def g():
    x = 1
    exec "x = 2" in {}
    return x
print g()  # expect: 1
def h():
    exec "def inner(): return 5"
    return inner()
print h()  # expect: 5
