chr(256) # expect raises: ValueError: chr() arg not in range(256)
