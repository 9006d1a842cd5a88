# oracle: none, extension of VMIOT's API
# dialects: both
print "a,b".find("b"), "%d" % "x".count("x"), "abc".upper(), "a".join(["1", "2"])  # expect: 2 1 ABC 1a2
print "ab".encode("hex"), "abc".startswith("ab"), "x".rjust(3) == "  x"  # expect: 6162 True True
