m = memoryview("abcd")
print m[0], m[1:3].tobytes(), len(m), m.tolist(), m.readonly, m.format, m.itemsize, m == "abcd"  # expect: a bc 4 [97, 98, 99, 100] True B 1 True
b = bytearray("xyz")
w = memoryview(b)
w[0] = "A"
w[1:3] = "BC"
print b, w.readonly  # expect: ABC False
for call in (lambda: memoryview(5), lambda: memoryview(u"a"), lambda: m[9]):
    try:
        call()
    except (TypeError, IndexError), e:
        print type(e).__name__, e  # expect: TypeError cannot make memory view because object does not have the buffer interface
        # expect: TypeError cannot make memory view because object does not have the buffer interface
        # expect: IndexError index out of bounds
