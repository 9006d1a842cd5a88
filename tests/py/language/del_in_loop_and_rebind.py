def f():
    for i in range(3):
        x = i
        del x
    try:
        return x
    except UnboundLocalError:
        return "unbound"
print f()  # expect: unbound
