def g():
    try:
        for i in range(5):
            yield i
    finally:
        print "closed"
it = g()
for x in it:
    if x == 2:
        break
print x  # expect: 2
print it.next()  # expect: 3
# expect: closed
it.close()
