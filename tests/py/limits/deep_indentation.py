def source(n):
    return "".join("%sif 1:\n" % (" " * i) for i in range(n)) + " " * n + "x = 'inside'\n"
exec source(90)
print x  # expect: inside
try:
    exec source(100)
except IndentationError, e:
    print e.msg  # expect: too many levels of indentation
