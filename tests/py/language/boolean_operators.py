def t(x):
    print x,
    return x
print t(0) and t(1), t(1) and t(2)  # expect: 0 0 1 2 2
print t(0) or t(1), t(1) or t(2)  # expect: 0 1 1 1 1
print not t(0) and t(5) or t(6)  # expect: 0 5 5
print (1 and []), (0 or {}), not [] == True  # expect: [] {} True
