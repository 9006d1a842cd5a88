class L(list):
    def __init__(self, *args):
        list.__init__(self, *args)
        self.tag = 'T'
    def __getitem__(self, i):
        return 'item'
a = L([1, 2])
print a, a[0], a.tag, len(a), a == [1, 2], type(a + a).__name__, type(a[0:1]).__name__  # expect: [1, 2] item T 2 True list list
for x in a:
    print x  # expect: 1
    break
