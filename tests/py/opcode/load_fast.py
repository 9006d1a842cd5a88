def f(a, b=2):
    c = a + b
    return c, locals()["a"]
print f(1)  # expect: (3, 1)
def g():
    print value
    value = 1
try:
    g()
except UnboundLocalError, e:
    print e  # expect: local variable 'value' referenced before assignment
