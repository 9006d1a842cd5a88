def source(n):
    return "".join("%sfor i%d in (1,):\n" % (" " * i, i) for i in range(n)) + " " * n + "x = 'inside'\n"
exec source(20)
print x  # expect: inside
try:
    exec source(21)
except SyntaxError, e:
    print e.msg  # expect: too many statically nested blocks
