n = 0
while 1:
    n += 1
    if n > 3: break
while "text" and n < 10: n += 1
while not n == 15: n += 1
print n  # expect: 15
while 0: print "never"
if 0: print "never"
elif 1: print "elif"  # expect: elif
if not (): print "empty tuple"  # expect: empty tuple
