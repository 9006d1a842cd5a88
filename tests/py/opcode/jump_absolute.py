def f(n):
    total = 0
    while n:
        n -= 1
        if n % 2:
            continue
        total += n
    return total
print f(10)  # expect: 20
