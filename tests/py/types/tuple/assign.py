t = (1,)
t[0] = 2  # expect raises: TypeError: 'tuple' object does not support item assignment
