def f(a, b):
    if a and not b:
        return 1
    elif a:
        return 2
    return 3
print f(1, 0), f(1, 1), f(0, 0)  # expect: 1 2 3
print "yes" if f else "no", [x for x in range(5) if x % 2]  # expect: yes [1, 3]
