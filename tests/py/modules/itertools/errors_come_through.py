from itertools import imap, ifilter, chain, islice, izip
def broken():
    yield 1
    raise KeyError('inside')
def end(x):
    raise StopIteration
print list(imap(end, [1, 2]))  # expect: []
for make in (lambda: chain(broken()), lambda: islice(broken(), 5), lambda: izip(broken()), lambda: ifilter(None, broken())):
    it = make()
    next(it)
    try:
        next(it)
    except KeyError as e:
        print e
        # expect: 'inside'
        # expect: 'inside'
        # expect: 'inside'
        # expect: 'inside'
list(imap(lambda x: 1 // x, [1, 0]))  # expect raises: ZeroDivisionError: integer division or modulo by zero
