print 1, "a", 2.5, None, [1, "x"], u"u",
print "tab\t", "next"  # expect: 1 a 2.5 None [1, 'x'] u tab	next
print "line\n", "no space"  # expect: line
# expect: no space
print "",
print "x"  # expect:  x
print "a" "b",
print  # expect: ab
