a = [1]
it = iter(a)
print list(it), it.__length_hint__()  # expect: [1] 0
a.append(2)
print list(it)  # expect: []
b = [1, 2, 3]
it = iter(b)
it.next()
b.append(4)
print it.__length_hint__(), list(it)  # expect: 3 [2, 3, 4]
