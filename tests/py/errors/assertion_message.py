assert 1 == 2, 'numbers differ' # expect raises: AssertionError: numbers differ
