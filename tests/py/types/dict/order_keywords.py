print dict(zeta=1, alpha=2, mid=3, a=4, b=5, c=6, d=7)  # expect: {'a': 4, 'c': 6, 'b': 5, 'd': 7, 'alpha': 2, 'zeta': 1, 'mid': 3}
def f(**kw):
    return kw
print f(one=1, two=2, three=3, four=4, five=5, six=6)  # expect: {'six': 6, 'three': 3, 'two': 2, 'four': 4, 'five': 5, 'one': 1}
