class Base(object):
    instance = None
    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super(Base, cls).__new__(cls)
        return cls.instance
    def __init__(self, n):
        self.n = n
class Sub(Base):
    def __init__(self, n):
        super(Sub, self).__init__(n * 2)
print Base(1) is Base(2), Base(3).n, Sub(5).n  # expect: True 3 3
