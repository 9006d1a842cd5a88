x = 3 ** 5000
print len(str(x)), x % 1000007, (x * x) % 1000007, x >> 7900, (x // 3 ** 4990)  # expect: 2386 860653 401383 29465095 59049
print 2 ** 10000 == 1 << 10000, len(hex(2 ** 10000)), int(str(x)) == x  # expect: True 2504 True
try:
    1 << (2 ** 70)
except (OverflowError, MemoryError), e:
    print type(e).__name__  # expect: OverflowError
