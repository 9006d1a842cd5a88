a = [1, 2, 1, 3]
a.remove(1)
print a  # expect: [2, 1, 3]
a.remove(1.0)
print a  # expect: [2, 3]
