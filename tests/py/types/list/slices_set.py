a = range(6)
a[1:3] = 'abc'
print a  # expect: [0, 'a', 'b', 'c', 3, 4, 5]
a[2:2] = [9]
print a  # expect: [0, 'a', 9, 'b', 'c', 3, 4, 5]
a[:] = a[1:-1]
print a  # expect: ['a', 9, 'b', 'c', 3, 4]
a[::2] = ['x'] * 3
print a  # expect: ['x', 9, 'x', 'c', 'x', 4]
a[3:1] = [7]
print a  # expect: ['x', 9, 'x', 7, 'c', 'x', 4]
