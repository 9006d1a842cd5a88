a = []
t = (a, 1)
a.append(t)
print repr(t)  # expect: ([(...)], 1)
print a  # expect: [([...], 1)]
