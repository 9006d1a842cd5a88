from functools import reduce, wraps, cmp_to_key
print reduce(lambda a, b: '(%s+%s)' % (a, b), 'abcd'), reduce(lambda a, b: a * b, range(1, 21)), reduce(max, [5], 9), reduce(None, [], 7), reduce(None, [8])  # expect: (((a+b)+c)+d) 2432902008176640000 9 7 8
print sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a))  # expect: [3, 2, 1]
def deco(f):
    @wraps(f)
    def g(): return f()
    return g
@deco
def named():
    "doc"
print named.__name__, named.__doc__  # expect: named doc
for args in [(None, []), (None, 5), (None,)]:
    try:
        reduce(*args)
    except TypeError as e:
        print e
        # expect: reduce() of empty sequence with no initial value
        # expect: reduce() arg 2 must support iteration
        # expect: reduce expected at least 2 arguments, got 1
