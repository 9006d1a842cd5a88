l = [1, 2, 3]
print l[:2 ** 70], l[-2 ** 70:], "abc"[2 ** 63:], l[-2 ** 63 - 1:1]  # expect: [1, 2, 3] [1, 2, 3]  [1]
for call in (lambda: l[2 ** 70], lambda: l[2 ** 63 - 1], lambda: "a"[2 ** 70], lambda: l.insert(2 ** 70, 1), lambda: range(2 ** 64, 2 ** 64 + 10 ** 19), lambda: (1,) * 2 ** 70):
    try:
        call()
    except (IndexError, OverflowError, MemoryError), e:
        print type(e).__name__, e  # expect: IndexError cannot fit 'long' into an index-sized integer
        # expect: IndexError list index out of range
        # expect: IndexError cannot fit 'long' into an index-sized integer
        # expect: OverflowError Python int too large to convert to C long
        # expect: OverflowError range() result has too many items
        # expect: OverflowError cannot fit 'long' into an index-sized integer
