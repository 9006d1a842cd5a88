if True:
	x = 1
        y = 2
	print x, y  # expect: 1 2

print "after form feed"  # expect: after form feed
def f():
	if True:
	    return "mixed"
print f()  # expect: mixed
