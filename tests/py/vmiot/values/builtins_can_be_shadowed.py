# oracle: none, extension of VMIOT's API
# dialects: both
def sleep(n):
    return "own %d" % n
print sleep(3)  # expect: own 3
def f():
    return f2i(1.5)
print f()  # expect: 1
f2i = str.upper
print f2i("a")  # expect: A
del f2i
print f()  # expect: 1
