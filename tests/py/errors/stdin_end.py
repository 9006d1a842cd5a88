# stdin: one line
print raw_input() # expect: one line
raw_input() # expect raises: EOFError: EOF when reading a line
