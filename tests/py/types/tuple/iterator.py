it = iter((1, 2))
print it.__length_hint__(), it.next(), it.__length_hint__(), list(it), it.__length_hint__(), list(it)  # expect: 2 1 1 [2] 0 []
