a = [3, 1, 2, 5, 4]
def f(x, y):
    if x == 5 or y == 5:
        raise ZeroDivisionError
    return cmp(x, y)
try:
    a.sort(f)
except ZeroDivisionError:
    print sorted(a)  # expect: [1, 2, 3, 4, 5]
