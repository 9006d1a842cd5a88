body = "".join("    x = x + 1\n" for i in range(12000))
exec "def f(c):\n  x = 0\n  try:\n" + body + "    if c: 1 / 0\n  except ZeroDivisionError:\n    return 'caught', x\n  finally:\n    x = -1\n  return x\n"
print f(0), f(1)  # expect: -1 ('caught', 12000)
