xrange(3)[3]  # expect raises: IndexError: xrange object index out of range
