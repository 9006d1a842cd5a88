def f(a, b=2, c=3):
    return a, b, c
print f(1), f(1, 5), f(1, c=7), f(b=1, a=0), f(*()or(9,))  # expect: (1, 2, 3) (1, 5, 3) (1, 2, 7) (0, 1, 3) (9, 2, 3)
print max(3, 7), "a-b".split("-"), dict(x=1), (lambda: "called")()  # expect: 7 ['a', 'b'] {'x': 1} called
try:
    5()
except TypeError, e:
    print e  # expect: 'int' object is not callable
