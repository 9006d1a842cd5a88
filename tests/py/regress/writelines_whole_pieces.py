# writelines collects many items first: nothing is written when one of them fails.
import os
name = "/tmp/vmiotman-it's-%d" % os.getpid()
f = open(name, 'w')
def text(g, *args):
    try:
        return g(*args)
    except Exception as e:
        return type(e).__name__, str(e)
def failing():
    yield 'x'
    1 / 0
def closing():
    yield 'x'
    f.close()
    yield 'y'
print text(f.writelines, failing()), text(f.writelines, ['a', 3]), text(f.writelines, [u'b', 'c', buffer('d')]), f.tell()  # expect: ('ZeroDivisionError', 'integer division or modulo by zero') ('TypeError', 'writelines() argument must be a sequence of strings') None 3
print repr(f)[:24], text(f.writelines, closing()), f.closed, text(f.writelines, []), os.path.getsize(name)  # expect: <open file "/tmp/vmiotma ('ValueError', 'I/O operation on closed file') True ('ValueError', 'I/O operation on closed file') 3
print text(f.next), repr(open(unicode(name)))[:25]  # expect: ('ValueError', 'I/O operation on closed file') <open file u'/tmp/vmiotma
os.remove(name)
