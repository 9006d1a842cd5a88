'a' * (2 ** 70) # expect raises: OverflowError: cannot fit 'long' into an index-sized integer
