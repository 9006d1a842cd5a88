x = "global"
def f():
    return x, len("abc"), __name__
print f()  # expect: ('global', 3, '__main__')
def g():
    return missing
try:
    g()
except NameError, e:
    print e  # expect: global name 'missing' is not defined
missing = "found later"
print g()  # expect: found later
