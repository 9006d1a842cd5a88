# A dropped generator runs its finally blocks.
# process: collections take long in the big heap of the test process
import sys
def g():
    try:
        yield 1
        yield 2
    finally:
        print 'closed'
x = g()
x.next()
del x           # expect: closed
for i in g():   # expect: closed
    break
print 'after'   # expect: after
def first(it):
    for v in it:
        return v
print first(g())
# expect: closed
# expect: 1
def stubborn():
    try:
        yield
    except GeneratorExit:
        yield 1
class Out(object):
    text = ''
    def write(self, s):
        self.text += s
sys.stderr = out = Out()
x = stubborn()
x.next()
x = None
print out.text.split(' <')[0]    # expect: Exception RuntimeError: 'generator ignored GeneratorExit' in
