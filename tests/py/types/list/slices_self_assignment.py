a = [1, 2, 3]
a[1:1] = a
print a  # expect: [1, 1, 2, 3, 2, 3]
a[::-1] = a
print a  # expect: [3, 2, 3, 2, 1, 1]
