x = "before"
print [x for x in range(3)], x  # expect: [0, 1, 2] 2
print [(i, j) for i in range(3) for j in range(i)], [i for i in range(10) if i % 2 if i > 4]  # expect: [(1, 0), (2, 0), (2, 1)] [5, 7, 9]
print [i for i in 1, 2, 3], [lambda: i for i in range(2)][0]()  # expect: [1, 2, 3] 1
def f(n):
    return [[n * i for i in range(j)] for j in range(n)]
print f(3)  # expect: [[], [0], [0, 3]]
