x = "module"
class C(object):
    global x
    x = "changed"
    exec "y = x"
print x, C.y  # expect: changed changed
