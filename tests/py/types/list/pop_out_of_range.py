[1, 2].pop(2)  # expect raises: IndexError: pop index out of range
