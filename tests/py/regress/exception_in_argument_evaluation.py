# The stack has to be balanced after an exception in the middle of an expression.
def boom():
    raise ValueError
def f():
    total = 0
    for i in range(5):
        try:
            total += [1, 2, max(3, i, boom() if i % 2 else 0)][2] + {i: i}[i]
        except ValueError:
            total += 100
    return total
print f()  # expect: 216
