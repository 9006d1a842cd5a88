set([1]).remove(2)  # expect raises: KeyError: 2
