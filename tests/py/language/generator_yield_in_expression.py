def g():
    x = (yield 1) + (yield 2)
    print "sum", x
    y = [(yield i) for i in "ab"]
    print y
it = g()
print it.next()  # expect: 1
print it.send(10)  # expect: 2
# expect: sum 30
print it.send(20)  # expect: a
print it.send("A")  # expect: b
# expect: ['A', 'B']
try:
    it.send("B")
except StopIteration:
    pass
