import functools
def logged(f):
    @functools.wraps(f)
    def inner(*args):
        return f(*args) + 1
    return inner
@logged
def add(a, b):
    'Adds.'
    return a + b
print add(1, 2), add.__name__, add.__doc__  # expect: 4 add Adds.
print functools.partial(int, base=2)('101'), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4])  # expect: 5 24
print sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a))  # expect: [3, 2, 1]
