a = [3, 1, 2]
def f(x, y):
    a.append(1)
    a.pop()
    return cmp(x, y)
a.sort(f)  # expect raises: ValueError: list modified during sort
