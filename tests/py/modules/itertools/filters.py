from itertools import ifilter, ifilterfalse, takewhile, dropwhile, compress
odd = lambda x: x % 2
print list(ifilter(odd, range(6))), list(ifilterfalse(odd, range(6))), list(ifilter(None, [0, 1, '', 'a']))  # expect: [1, 3, 5] [0, 2, 4] [1, 'a']
print list(ifilter(bool, [0, 2])), list(ifilterfalse(None, [0, 1, '']))  # expect: [2] [0, '']
print list(takewhile(odd, [1, 3, 4, 5])), list(dropwhile(odd, [1, 3, 4, 5]))  # expect: [1, 3] [4, 5]
t = takewhile(odd, [1, 2, 3])
print list(t), list(t)  # expect: [1] []
print list(compress('abcdef', [1, 0, 1, 0, 1])), list(compress('', [])), list(compress(data='xy', selectors=[0, 1]))  # expect: ['a', 'c', 'e'] [] ['y']
takewhile(odd)  # expect raises: TypeError: takewhile expected 2 arguments, got 1
