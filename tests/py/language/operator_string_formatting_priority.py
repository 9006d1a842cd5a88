print "%s and %s" % ("a", "b"), "%d" % 3 + "x", "%s" % (1,), "%%", "%r" % "x" * 2  # expect: a and b 3x 1 %% 'x''x'
print "%(k)s" % {"k": 1} == "1", "a" "b" % () if False else "skip"  # expect: True skip
