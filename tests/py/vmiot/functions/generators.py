# oracle: none, extension of VMIOT's API
# dialects: both
def count(n):
    while n:
        yield n
        n -= 1
print list(count(3)), sum(x * x for x in count(4))  # expect: [3, 2, 1] 30
g = count(2)
print g.next(), g.next(), g.isCallable()  # expect: 2 1 False
def echo():
    got = yield 1
    yield got
e = echo()
print e.next(), e.send("hi")  # expect: 1 hi
