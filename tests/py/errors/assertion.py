assert 1 == 2 # expect raises: AssertionError
