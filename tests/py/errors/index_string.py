'abc'[10] # expect raises: IndexError: string index out of range
