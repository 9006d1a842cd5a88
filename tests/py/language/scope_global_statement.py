x = 1
def f():
    global x, y
    x = 2
    y = 3
f()
print x, y  # expect: 2 3
class C:
    global z
    z = 4
print z, hasattr(C, "z")  # expect: 4 False
