a = 1
print (a, 2, 3), (a,), (), ((a, a), [a])  # expect: (1, 2, 3) (1,) () ((1, 1), [1])
t = a, a
print t  # expect: (1, 1)
