body = "".join("    x = x + %d\n" % (i % 7) for i in range(12000))
exec "def f(n):\n  x = 0\n  while n:\n    n -= 1\n" + body + "  return x\n"
print f(0), f(1), f(3)  # expect: 0 35995 107985
exec "def g(c):\n  x = 0\n  if c:\n" + body + "  else:\n    x = 'else'\n  return x\n"
print g(0), g(1)  # expect: else 35995
