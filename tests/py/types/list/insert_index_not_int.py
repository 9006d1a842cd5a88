[].insert('a', 1)  # expect raises: TypeError: an integer is required
