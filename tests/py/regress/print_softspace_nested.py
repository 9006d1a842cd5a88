# The soft space is cleared before the item is converted: __str__ may print to the same stream.
class Stream(object):
    softspace = 0
    text = ''
    def write(self, text):
        self.text += text
f = Stream()
class C:
    def __str__(self):
        print >> f, 'a'
        return 'b'
print >> f, C(), 'c ', 'd\t', 'e'
print >> f, 'f', 'g'
print repr(f.text)  # expect: 'a\nb c  d\te\nf g\n'
