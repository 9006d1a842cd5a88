def f():
    out = []
    for i in range(5):
        try:
            if i % 2:
                continue
            out.append(i)
        finally:
            out.append("f")
    return out
print f()  # expect: [0, 'f', 'f', 2, 'f', 'f', 4, 'f']
for i in range(3):
    try:
        raise ValueError
    except ValueError:
        continue
print i  # expect: 2
