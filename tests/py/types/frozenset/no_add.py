frozenset().add(1)  # expect raises: AttributeError: 'frozenset' object has no attribute 'add'
