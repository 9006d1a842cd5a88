class Out(object):
    softspace = 0
    def write(self, text):
        print repr(text)  # expect: '\n'
print >>Out()
print >>None  # expect:
# expect: 'x'
# expect: '\n'
o = Out()
print >>o, "x",
print >>o
