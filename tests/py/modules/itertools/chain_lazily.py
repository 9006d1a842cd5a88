from itertools import chain, count, islice
def noisy(n):
    for i in range(n):
        print 'give', i
        yield i
it = chain([1], noisy(1), 'ab')
print next(it)
print next(it), next(it), next(it)
print list(chain.from_iterable([[1, 2], (3,), 'x'])), list(chain())
print list(islice(chain(count(3), 'never'), 3))
chain.from_iterable(5)  # expect raises: TypeError: 'int' object is not iterable
# expect: 1
# expect: give 0
# expect: 0 a b
# expect: [1, 2, 3, 'x'] []
# expect: [3, 4, 5]
