x = range(5)
print x[2:], x[-2:], x[9:], x[-9:], "hello"[1:], (1, 2, 3)[True:]  # expect: [2, 3, 4] [3, 4] [] [0, 1, 2, 3, 4] ello (2, 3)
class Old:
    def __getslice__(self, i, j):
        return i
    def __len__(self):
        return 10
print Old()[3:], Old()[-3:]  # expect: 3 7
