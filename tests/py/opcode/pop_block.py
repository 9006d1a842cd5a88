def f():
    for i in range(2):
        try:
            while i < 1:
                i += 1
        except ValueError:
            pass
    try:
        return i
    finally:
        i = 99
print f()  # expect: 1
