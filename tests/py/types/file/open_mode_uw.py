open('x', 'Uw')  # expect raises: ValueError: universal newline mode can only be used with modes starting with 'r'
