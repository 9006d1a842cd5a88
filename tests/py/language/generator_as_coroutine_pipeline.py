def consumer(out):
    while True:
        out.append((yield))
def doubler(target):
    while True:
        target.send((yield) * 2)
out = []
c = consumer(out)
c.next()
d = doubler(c)
d.next()
for i in range(4):
    d.send(i)
d.close()
print out  # expect: [0, 2, 4, 6]
