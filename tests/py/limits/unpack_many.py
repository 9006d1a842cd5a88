source = "".join("v%d, " % i for i in range(300)) + "= range(300)"
exec source
print v0, v299  # expect: 0 299
exec "t = (%s)" % ", ".join("v%d" % i for i in range(300))
print len(t), t[255], t[256]  # expect: 300 255 256
