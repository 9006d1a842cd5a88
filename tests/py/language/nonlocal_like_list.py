def counter():
    count = [0]
    def inc(by=1):
        count[0] += by
        return count[0]
    return inc
c = counter()
c()
c(5)
print c(), counter()()  # expect: 7 1
