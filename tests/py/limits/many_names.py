source = "class C:\n" + "".join("  n%d = %d\n" % (i, i) for i in range(70000))
exec source
print C.n0, C.n65536, C.n69999  # expect: 0 65536 69999
