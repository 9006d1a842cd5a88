# A cached global must notice deletion, shadowing of a builtin, and another dictionary.
x = 1
def f():
    return x
def g():
    return abs(-1)
print f(), g(),
x = 2
print f(),
globals()["x"] = 3
print f(),
abs = lambda v: "shadow"
print g(),
del abs
print g(),
exec "x = 4"
print f(),
import types
h = types.FunctionType(f.func_code, {"x": "other dictionary"})
print h(), f()  # expect: 1 1 2 3 shadow 1 4 other dictionary 4
