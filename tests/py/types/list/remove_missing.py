[1].remove(2)  # expect raises: ValueError: list.remove(x): x not in list
