count = [0]
def f(x, y):
    count[0] += 1
    return cmp(x, y)
a = [(i * 7919) % 1009 for i in range(1000)]
a.sort(f)
print count[0], a[:5]  # expect: 8609 [0, 1, 2, 3, 4]
count[0] = 0
a = range(500) + range(500, 0, -1) + range(0, 900, 3)
a.sort(f)
print count[0], a[:5]  # expect: 3159 [0, 0, 1, 1, 2]
