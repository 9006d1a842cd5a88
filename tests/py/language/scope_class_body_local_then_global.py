x = 1
def f(x):
    class C:
        y = x
    return C.y
print f(5)  # expect: 5
class D:
    x = x + 1
    x = x + 1
print D.x, x  # expect: 3 1
