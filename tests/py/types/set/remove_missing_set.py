set([1]).remove(set([2]))  # expect raises: KeyError: set([2])
