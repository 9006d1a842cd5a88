def g(values):
    for v in values:
        print v,
        yield v
print all([]), any([]), all([1, "a"]), any([0, ""]), all({1: 0}), any("")  # expect: True False True False True False
print all(g([1, 0, 2])), any(g([0, 1, 2]))  # expect: 1 0 False 0 1 True
try:
    all(5)
except TypeError, e:
    print e  # expect: 'int' object is not iterable
try:
    any()
except TypeError, e:
    print e  # expect: any() takes exactly one argument (0 given)
