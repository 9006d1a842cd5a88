def f(a, b):
    if a or b:
        return 1
    return 2
print f(0, 1), f(1, 0), f(0, 0)  # expect: 1 1 2
i = 0
while not i > 3:
    i += 1
print i  # expect: 4
assert i == 4, "message"
