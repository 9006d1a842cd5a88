xrange(2 ** 70)  # expect raises: OverflowError: Python int too large to convert to C long
