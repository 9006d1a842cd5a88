x = 1
def f():
    global x
    del x
f()
try:
    f()
except NameError, e:
    print e  # expect: global name 'x' is not defined
try:
    x
except NameError, e:
    print e  # expect: global name 'x' is not defined
