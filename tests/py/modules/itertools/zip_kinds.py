from itertools import izip, izip_longest, imap, starmap
print list(izip('abc', [1, 2])), list(izip()), list(izip('ab'))  # expect: [('a', 1), ('b', 2)] [] [('a',), ('b',)]
print list(izip_longest('abc', [1], fillvalue='-')), list(izip_longest([1], []))  # expect: [('a', 1), ('b', '-'), ('c', '-')] [(1, None)]
print list(imap(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(imap(None, 'ab', 'cd'))  # expect: [11, 22] [('a', 'c'), ('b', 'd')]
print list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(max, [[1, 2], 'xy']))  # expect: [8, 9] [2, 'y']
for f in (lambda: izip([], 1), lambda: izip_longest([], 1), lambda: imap(None), lambda: izip(a=1), lambda: izip_longest([], x=1)):
    try:
        f()
    except TypeError as e:
        print e
        # expect: izip argument #2 must support iteration
        # expect: izip_longest argument #2 must support iteration
        # expect: imap() must have at least two arguments.
        # expect: izip() does not take keyword arguments
        # expect: izip_longest() got an unexpected keyword argument
