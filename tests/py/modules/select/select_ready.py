import select, os
r, w = os.pipe()
print select.select([r], [], [], 0)  # expect: ([], [], [])
print select.select([], [w], [], 0)[1] == [w]  # expect: True
os.write(w, 'x')
print select.select([r], [w], [], 1) == ([r], [w], [])  # expect: True
select.select([r], [], [], 'a')  # expect raises: TypeError: timeout must be a float or None
