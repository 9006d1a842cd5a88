d = {1: 1}
for k in d: # expect raises: RuntimeError: dictionary changed size during iteration
    d[2] = 2
