import sys
print "a",
print sys.stdout.softspace,
sys.stdout.softspace = 0
print "b"  # expect: a 1b
print "x",; print "y"  # expect: x y
print "trailing\n",  # expect: trailing
print "next"  # expect: next
print "",
print  # expect:
