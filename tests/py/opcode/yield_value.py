def g():
    got = yield 1
    print "got", got
    got = yield 2
    print "got", got
it = g()
print it.next()  # expect: 1
# expect: got sent
print it.send("sent")  # expect: 2
# expect: got None
try:
    it.next()
except StopIteration:
    print "end"  # expect: end
