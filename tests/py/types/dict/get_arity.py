{}.get()  # expect raises: TypeError: get expected at least 1 arguments, got 0
