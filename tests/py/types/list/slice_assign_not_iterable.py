a = range(6)
a[1:2] = 3  # expect raises: TypeError: can only assign an iterable
