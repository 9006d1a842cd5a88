a = [3, 1, 2]
seen = []
def key(x):
    seen.append(len(a))
    return x
a.sort(key=key)
print a, seen  # expect: [1, 2, 3] [0, 0, 0]
