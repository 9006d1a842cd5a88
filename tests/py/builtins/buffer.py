b = buffer("abcdef")
print b[1], b[2:4], len(b), str(b), buffer("abcdef", 2), buffer("abcdef", 1, 3), b == buffer("abcdef")  # expect: b cd 6 abcdef cdef bcd True
try:
    buffer(5)
except TypeError, e:
    print e  # expect: buffer object expected
try:
    b[0] = "x"
except TypeError, e:
    print e  # expect: buffer is read-only
