a = []
a.append(1)
a.append([2])
a.extend((3, 4))
a.extend('xy')
a.extend(a)
print a  # expect: [1, [2], 3, 4, 'x', 'y', 1, [2], 3, 4, 'x', 'y']
print len(a), a.append(5)  # expect: 12 None
