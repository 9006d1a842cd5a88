g = {"x": 10}
exec "x += 1" in g
print g["x"]  # expect: 11
l = {}
exec "y = x" in g, l
print l  # expect: {'y': 11}
exec("z = 1")
print z  # expect: 1
exec("a = x", g, l)
print sorted(l)  # expect: ['a', 'y']
exec """
def f():
    return x
""" in g
print g["f"]()  # expect: 11
