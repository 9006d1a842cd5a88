x = range(10)
print x[::2], x[::-1], x[8:2:-2], x[-1:-4:-1], x[5::-2], x[:3:-3], x[100::-3], x[::100]  # expect: [0, 2, 4, 6, 8] [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] [8, 6, 4] [9, 8, 7] [5, 3, 1] [9, 6] [9, 6, 3, 0] [0]
x[::2] = "abcde"
print x  # expect: ['a', 1, 'b', 3, 'c', 5, 'd', 7, 'e', 9]
del x[1::2]
print x  # expect: ['a', 'b', 'c', 'd', 'e']
try:
    x[::2] = "ab"
except ValueError, e:
    print e  # expect: attempt to assign sequence of size 2 to extended slice of size 3
try:
    x[::0]
except ValueError, e:
    print e  # expect: slice step cannot be zero
