s = set([1])
for x in s:  # expect raises: RuntimeError: Set changed size during iteration
    s.add(2)
