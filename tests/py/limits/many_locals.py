lines = ["def f():"] + ["  v%d = %d" % (i, i) for i in range(70000)] + ["  return v0 + v69999"]
exec "\n".join(lines)
print f(), f.func_code.co_nlocals  # expect: 69999 70000
