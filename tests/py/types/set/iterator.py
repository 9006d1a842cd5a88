it = iter(set([1, 2, 3]))
print it.__length_hint__(), it.next(), it.__length_hint__(), list(it), list(it), type(it).__name__  # expect: 3 1 2 [2, 3] [] setiterator
