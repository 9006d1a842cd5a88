a = range(6)
print a.pop(), a.pop(0), a.pop(1), a.pop(-2)  # expect: 5 0 2 3
print a  # expect: [1, 4]
