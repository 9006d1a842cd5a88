# helper
def f(n):
    a = n
    if n:
        f(n - 1)
    return a


def g():
    try:
        [][0]
    except IndexError:
        pass
    for i in range(3):
        x = i
    f(2)
    return x


g()
f(1)
