# zip, izip and chain over builtin sequences and iterators, which may change or be shared while they run.
from itertools import chain, izip


class L(list):
    def __iter__(self):
        return iter('own')


sources = lambda: [[1, 2, 3], (4, 5), 'abc', u'xy', xrange(4), xrange(5, 0, -2), L([1]), {7: 8}, set([9]), iter([1, 2]),
                   enumerate('ab'), (x for x in 'pq'), chain([1], 'z'), izip('ab', 'cd'), bytearray('q'), xrange(0), 5]
for i in range(len(sources())):
    for j in range(len(sources())):
        for f in (zip, lambda a, b: list(izip(a, b)), lambda a, b: list(chain(a, b))):
            a, b = sources()[i], sources()[j]
            try:
                print f(a, b)
            except TypeError as e:
                print e
l = [1, 2]
c = chain(l, [3])
print next(c)
l.append(9)
print list(c), list(c)
d = {1: 1}
c = chain(d, [1])
d[2] = 2
print list(c)
it = iter([1, 2, 3, 4, 5])
print zip(it, it), list(it)
a, b = iter([1, 2, 3, 4]), iter([1, 2])
z = izip(a, b)
print list(z), list(z), list(a)
i = iter(d)
d[3] = 3
for f in (zip, lambda i: list(izip(i)), lambda i: list(chain(i, [2]))):
    try:
        print f(i)
    except RuntimeError as e:
        print e


class Z(izip):
    def next(self):
        return 'own', izip.next(self)


print list(Z('ab', 'cd')), [x for x in Z('ab')]
