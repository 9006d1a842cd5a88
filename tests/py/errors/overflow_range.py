range(10 ** 20) # expect raises: OverflowError: range() result has too many items
