x = 1
def f():
    x = 2
    return eval("x"), eval("x", globals()), eval("x", {"x": 3}), eval("x", {}, {"x": 4})
print f()  # expect: (2, 1, 3, 4)
print eval("[i * x for i in range(3)]"), eval("  1 + 1"), eval("1\n")  # expect: [0, 1, 2] 2 1
try:
    eval("x = 1")
except SyntaxError, e:
    print e.msg  # expect: invalid syntax
