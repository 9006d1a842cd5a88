print  # expect:
print "a"  # expect: a
print "b",
print  # expect: b
print "c",
print "d"  # expect: c d
