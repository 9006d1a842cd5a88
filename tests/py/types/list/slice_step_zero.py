[1, 2][::0]  # expect raises: ValueError: slice step cannot be zero
