# flags: -O
assert False, "not checked"
print __debug__  # expect: False
if __debug__:
    print "never"
