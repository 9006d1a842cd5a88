f = open('/dev/null', 'w')
print f.softspace  # expect: 0
print >>f, 1,
print f.softspace  # expect: 1
f.softspace = 7
print f.softspace  # expect: 7
