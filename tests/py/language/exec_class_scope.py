class C(object):
    exec "x = 1; y = x + 1"
    def get(self):
        return self.x
print C.x, C.y, C().get()  # expect: 1 2 1
