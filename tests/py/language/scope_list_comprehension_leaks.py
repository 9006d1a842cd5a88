[x for x in range(3)]
print x  # expect: 2
list(g for g in range(3))
try:
    g
except NameError, e:
    print e  # expect: name 'g' is not defined
{s for s in range(3)}
print "s" in globals()  # expect: False
def f():
    [y for y in "ab"]
    return y
print f()  # expect: b
