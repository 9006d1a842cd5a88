import sys
class F(object):
    def write(self, text):
        sys.stdout.write("[%s]" % text)  # expect: [a][ ][b][
f = F()
print >>f, "a", "b"
print  # expect: ]
# expect: [
print >>f
print  # expect: ]
print >>sys.stdout, "done"  # expect: done
