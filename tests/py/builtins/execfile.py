import execfile_helper
path = execfile_helper.__file__.replace(".pyc", ".py")
g = {"given": 5}
execfile(path, g)
print g["seen"], "__builtins__" in g  # expect: (5, '__builtin__') True
l = {}
execfile(path, {"given": 6}, l)
print sorted(l)  # expect: ['seen']
try:
    execfile("/no/such/file.py")
except IOError, e:
    print e  # expect: [Errno 2] No such file or directory: '/no/such/file.py'
