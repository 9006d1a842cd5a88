names = ["a%d" % i for i in range(255)]
exec "def f(%s): return a0, a254, len(locals())" % ", ".join(names)
print f(*range(255))  # expect: (0, 254, 255)
exec "print f(%s)[1]" % ", ".join(map(str, range(255)))  # expect: 254
try:
    exec "def g(%s): pass" % ", ".join(["a%d" % i for i in range(256)])
except SyntaxError, e:
    print e.msg
try:
    exec "f(%s)" % ", ".join(map(str, range(256)))
except SyntaxError, e:
    print e.msg  # expect: more than 255 arguments
try:
    exec "f(%s)" % ", ".join("a%d=1" % i for i in range(256))
except SyntaxError, e:
    print e.msg  # expect: more than 255 arguments
