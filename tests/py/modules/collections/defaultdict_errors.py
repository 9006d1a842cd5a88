from collections import defaultdict
def bad():
    raise ValueError('factory')
d = defaultdict(bad)
try:
    d[1]
except ValueError as e:
    print e, len(d)  # expect: factory 0
print d.__reduce__()[:2] == (defaultdict, (bad,)), d.__missing__.__name__  # expect: True __missing__
d[(1, 2)] = 3
defaultdict()[(1, 2)]  # expect raises: KeyError: (1, 2)
