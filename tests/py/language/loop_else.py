for x in range(3):
    pass
else:
    print "for else", x  # expect: for else 2
for x in range(3):
    break
else:
    print "never"
n = 3
while n:
    n -= 1
else:
    print "while else", n  # expect: while else 0
while True:
    break
else:
    print "never"
for x in ():
    pass
else:
    print "empty", x  # expect: empty 0
