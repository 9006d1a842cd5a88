dict(['abc'])  # expect raises: ValueError: dictionary update sequence element #0 has length 3; 2 is required
