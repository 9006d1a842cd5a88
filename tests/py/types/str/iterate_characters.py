print [c for c in 'abc'], list('xyz'), tuple('ab'), zip('ab', 'cd'), dict.fromkeys('ab'), sorted('hello')  # expect: ['a', 'b', 'c'] ['x', 'y', 'z'] ('a', 'b') [('a', 'c'), ('b', 'd')] {'a': None, 'b': None} ['e', 'h', 'l', 'l', 'o']
it = iter('ab')
print type(it).__name__, it.next(), it.next(), list(it), list(reversed('abc')), list(enumerate('ab'))  # expect: iterator a b [] ['c', 'b', 'a'] [(0, 'a'), (1, 'b')]
