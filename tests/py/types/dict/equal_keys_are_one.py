d = {1: 'int'}
d[1.0] = 'float'
d[True] = 'bool'
d[1L] = 'long'
print d  # expect: {1: 'long'}
d = {'k': 1}
d[u'k'] = 2
print d, {2 ** 53: 1}[2.0 ** 53], {2 ** 70: 1}[2 ** 70], {1j: 1}[1j], {0.0: 1}[-0.0]  # expect: {'k': 2} 1 1 1 1
n = float('nan')
print {n: 1}[n], float('nan') in {n: 1}, (1, 2.0) in {(1.0, 2): 0}, {(1, (2, 'x')): 5}[(1L, (2.0, u'x'))]  # expect: 1 False True 5
