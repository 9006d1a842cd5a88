# Frames of finished calls are used again: nothing of an earlier call may show.
def f(a, b=5):
    if a:
        x = a
    try:
        return x, b
    except UnboundLocalError, e:
        return str(e), b
print f(1), f(0), f(b=2, a=0), f(*[1, 2]), f(**{"a": 0}), map(f, [1, 0]), apply(f, (0,))  # expect: (1, 5) ("local variable 'x' referenced before assignment", 5) ("local variable 'x' referenced before assignment", 2) (1, 2) ("local variable 'x' referenced before assignment", 5) [(1, 5), ("local variable 'x' referenced before assignment", 5)] ("local variable 'x' referenced before assignment", 5)
def deep(n):
    y = n
    return n + deep(n - 1) if n else 0
print deep(50), deep(50), [deep(i) for i in range(4)]  # expect: 1275 1275 [0, 1, 3, 6]
