s = 'abc'
s[0] = 'x'  # expect raises: TypeError: 'str' object does not support item assignment
