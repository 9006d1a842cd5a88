source = "x = [" + ",".join("%d.25" % i for i in range(70000)) + "]"
exec source
print len(x), x[0], x[65535], x[65536], x[-1]  # expect: 70000 0.25 65535.25 65536.25 69999.25
