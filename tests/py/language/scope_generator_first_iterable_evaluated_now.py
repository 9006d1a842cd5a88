def boom():
    raise ValueError("now")
try:
    g = (x for x in boom())
except ValueError, e:
    print e  # expect: now
g = (boom() for x in [1])
print type(g)  # expect: <type 'generator'>
try:
    g.next()
except ValueError, e:
    print "later"  # expect: later
