def f():
    try:
        raise ValueError("lost")
    finally:
        raise KeyError("new")
try:
    f()
except Exception, e:
    print repr(e)  # expect: KeyError('new',)
def g():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"
print g()  # expect: swallowed
def h():
    for i in range(3):
        try:
            raise ValueError
        finally:
            break
    return i
print h()  # expect: 0
