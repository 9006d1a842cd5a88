a = [1, 2, 3]
print a.reverse(), a  # expect: None [3, 2, 1]
r = reversed(a)
print r.next(), r.__length_hint__(), list(r), list(r)  # expect: 1 2 [2, 3] []
