def f(x, acc=[]):
    acc.append(x)
    return acc
print f(1), f(2), f(3, [])  # expect: [1] [1, 2] [3]
print f.func_defaults  # expect: ([1, 2],)
f.func_defaults = (["replaced"],)
print f(4)  # expect: ['replaced', 4]
