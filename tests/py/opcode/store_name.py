x = 1
class C:
    x = 2
    y = x
print x, C.y  # expect: 1 2
d = {}
exec "x = 5; y = x" in {}, d
print sorted(d.items())  # expect: [('x', 5), ('y', 5)]
