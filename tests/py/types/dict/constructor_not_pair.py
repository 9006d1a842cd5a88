dict([1])  # expect raises: TypeError: cannot convert dictionary update sequence element #0 to a sequence
