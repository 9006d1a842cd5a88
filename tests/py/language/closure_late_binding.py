fs = [lambda: i for i in range(3)]
print [f() for f in fs]  # expect: [2, 2, 2]
fs = [lambda i=i: i for i in range(3)]
print [f() for f in fs]  # expect: [0, 1, 2]
def make(i):
    return lambda: i
print [f() for f in map(make, range(3))]  # expect: [0, 1, 2]
