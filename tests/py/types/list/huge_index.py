[1][2 ** 70]  # expect raises: IndexError: cannot fit 'long' into an index-sized integer
