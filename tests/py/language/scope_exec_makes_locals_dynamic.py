def f():
    exec "y = 5"
    return y
print f()  # expect: 5
y = "global"
def g(flag):
    if flag:
        exec "y = 6"
    return y
print g(0), g(1)  # expect: global 6
