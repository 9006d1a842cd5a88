s = "ab" * 500000
print len(s), s.count("a"), s[999999], len(s + s), s.find("ba", 999990), len(s.replace("a", "xx")), len(s.split("b"))  # expect: 1000000 500000 b 2000000 999991 1500000 500001
try:
    "ab" * (2 ** 62)
except (OverflowError, MemoryError), e:
    print type(e).__name__  # expect: OverflowError
try:
    [1] * (2 ** 62)
except (OverflowError, MemoryError), e:
    print type(e).__name__  # expect: MemoryError
