class Out(object):
    def __init__(self):
        self.parts = []
    def write(self, text):
        self.parts.append(text)
o = Out()
print >>o, "a", 1
print >>o, "b",
print >>o, "c"
print o.parts, o.softspace  # expect: ['a', ' ', '1', '\n', 'b', ' ', 'c', '\n'] 0
print >>None, "standard"  # expect: standard
try:
    print >>5, "x"
except AttributeError, e:
    print e  # expect: 'int' object has no attribute 'write'
