class M(object):
    def __init__(self, n):
        self.n = n
    def __enter__(self):
        print "enter", self.n  # expect: enter 1
        # expect: enter 2
        # expect: enter 3
        return self.n * 10
    def __exit__(self, *args):
        print "exit", self.n
with M(1) as a, M(2) as b, M(3):
    print a, b  # expect: 10 20
    # expect: exit 3
    # expect: exit 2
    # expect: exit 1
