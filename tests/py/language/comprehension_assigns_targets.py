d, l = {}, [0, 0]
class A(object): pass
a = A()
print [0 for a.x in range(3)], a.x  # expect: [0, 0, 0] 2
print [0 for l[1] in "ab"], l  # expect: [0, 0] [0, 'b']
print [y for (x, (y, z)) in [(1, (2, 3)), (4, (5, 6))]], z  # expect: [2, 5] 6
