x = range(5)
x[3:] = [30, 40, 50]
print x  # expect: [0, 1, 2, 30, 40, 50]
x[9:] = ["end"]
print x  # expect: [0, 1, 2, 30, 40, 50, 'end']
class Old:
    def __setslice__(self, i, j, value):
        print i, value  # expect: 2 v
Old()[2:] = "v"
