xrange(-2 ** 63, 2 ** 63 - 1)  # expect raises: OverflowError: xrange() result has too many items
