raise ValueError, 'old form' # expect raises: ValueError: old form
