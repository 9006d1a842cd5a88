class Log(object):
    def __setitem__(self, k, v):
        print "store", k, v
def index(n):
    print "index", n  # expect: index 1
    # expect: store 1 10
    # expect: index 2
    # expect: store 2 20
    # expect: index 3
    # expect: store 3 30
    # expect: index 4
    # expect: store 4 30
    return n
log = Log()
log[index(1)], log[index(2)] = 10, 20
log[index(3)] = log[index(4)] = 30
