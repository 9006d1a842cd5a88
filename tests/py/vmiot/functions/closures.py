# oracle: none, extension of VMIOT's API
# dialects: both
def counter():
    n = [0]
    def step():
        n[0] += 1
        return n[0]
    return step
a, b = counter(), counter()
print a(), a(), b()  # expect: 1 2 1
print [g() for g in [lambda i=i: i * i for i in range(4)]]  # expect: [0, 1, 4, 9]
