class Count(object):
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def next(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n
for x in Count():
    print x,
else:
    print "else"  # expect: 1 2 3 else
for x in []:
    print "never"
x = [1, 2]
for y in x:
    if len(x) < 5:
        x.append(y + 10)
print x  # expect: [1, 2, 11, 12, 21]
