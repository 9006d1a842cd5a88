def f():
    x = 1
    del x
    try:
        x
    except UnboundLocalError, e:
        print e  # expect: local variable 'x' referenced before assignment
    del x
try:
    f()
except UnboundLocalError, e:
    print e  # expect: local variable 'x' referenced before assignment
