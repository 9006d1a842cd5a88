it = iter(xrange(3))
print it.__length_hint__(), it.next(), it.__length_hint__(), list(it), list(it), type(it).__name__  # expect: 3 0 2 [1, 2] [] rangeiterator
