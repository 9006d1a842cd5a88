from itertools import cycle, repeat, islice
print list(islice(cycle('abc'), 7)), list(cycle([]))  # expect: ['a', 'b', 'c', 'a', 'b', 'c', 'a'] []
print repeat(1), repeat('x', 3), list(repeat('x', 3)), repeat(1, -2), list(repeat(1, 0))  # expect: repeat(1) repeat('x', 3) ['x', 'x', 'x'] repeat(1, 0) []
r = repeat(None, 4)
next(r)
print r, r.__length_hint__()  # expect: repeat(None, 3) 3
print map(pow, range(4), repeat(2))  # expect raises: TypeError: unsupported operand type(s) for ** or pow(): 'NoneType' and 'int'
repeat(1).__length_hint__()
