# process: replaces sys.stdin and sys.argv
# stdin: one
# stdin: two
import fileinput, os, shutil, sys, tempfile
top = tempfile.mkdtemp()
def put(name, text):
    path = os.path.join(top, name)
    with open(path, 'wb') as f:
        f.write(text)
    return path
def error(f, *args, **named):
    try:
        print repr(f(*args, **named))
    except Exception as e:
        print type(e).__name__, str(e).replace(top, '')
a, b, empty, gone = put('a', 'A\nB\n'), put('b', 'C\nD'), put('e', ''), os.path.join(top, 'gone')

f = fileinput.FileInput([a, empty, b, empty])
print f.filename(), f.lineno(), f.filelineno(), f.isfirstline(), f.fileno()      # expect: None 0 0 False -1
f.nextfile()
for line in f:
    print repr(line), f.lineno(), f.filelineno(), os.path.basename(f.filename()), f.isfirstline(), f.fileno() > 2
# expect: 'A\n' 1 1 a True True
# expect: 'B\n' 2 2 a False True
# expect: 'C\n' 3 1 b True True
# expect: 'D' 4 2 b False True
print f.lineno(), f.filelineno(), f.filename() == empty, f.fileno(), repr(f.readline())       # expect: 4 0 True -1 ''
f = fileinput.FileInput((a, b))
print repr(f.next()), f.nextfile(), f.lineno(), repr(f.readline()), f.lineno(), f.filelineno()        # expect: 'A\n' None 1 'C\n' 2 1
f.close()
print os.path.basename(f.filename()), f.lineno(), repr(f.readline()), list(f)   # expect: b 2 '' []
f = fileinput.FileInput(a)
print repr(f[0]), repr(f[1])        # expect: 'A\n' 'B\n'
error(f.__getitem__, 1)             # expect: RuntimeError accessing lines out of order
error(f.__getitem__, 2)             # expect: IndexError end of input reached
f = fileinput.FileInput([a, gone, b])
f.next(), f.next()
error(f.readline)                   # expect: IOError [Errno 2] No such file or directory: '/gone'
print f.filename() == gone, repr(f.readline()), f.lineno()       # expect: True 'C\n' 3
error(fileinput.FileInput, mode='w')            # expect: ValueError FileInput opening mode must be one of 'r', 'rU', 'U' and 'rb'
error(fileinput.FileInput, inplace=1, openhook=open)            # expect: ValueError FileInput cannot use an opening hook in inplace mode
error(fileinput.FileInput, openhook=1)          # expect: ValueError FileInput openhook must be callable
error(fileinput.FileInput([top]).next)          # expect: IOError [Errno 21] Is a directory: ''
print list(fileinput.FileInput(put('u', 'a\rb\r\nc'), mode='rU'))       # expect: ['a\n', 'b\n', 'c']

# The functions speak of the last input().
for name in 'filename', 'lineno', 'filelineno', 'fileno', 'isfirstline', 'isstdin', 'nextfile':
    error(getattr(fileinput, name))
# expect: RuntimeError no active input()
# expect: RuntimeError no active input()
# expect: RuntimeError no active input()
# expect: RuntimeError no active input()
# expect: RuntimeError no active input()
# expect: RuntimeError no active input()
# expect: RuntimeError no active input()
fileinput.close()
sys.argv[1:] = [a, '-']
for line in fileinput.input():
    print repr(line), fileinput.lineno(), fileinput.filelineno(), os.path.basename(fileinput.filename()), fileinput.isstdin(), fileinput.isfirstline()
    if fileinput.lineno() == 1:
        error(fileinput.input)
        fileinput.nextfile()
# expect: 'A\n' 1 1 a False True
# expect: RuntimeError input() already active
# expect: 'one\n' 2 1 <stdin> True True
# expect: 'two\n' 3 2 <stdin> True False
fileinput.close()
sys.argv[1:] = []
print list(fileinput.input()), fileinput.filename(), sys.stdin.closed       # expect: [] <stdin> False

# Hooks
import gzip
with gzip.open(os.path.join(top, 'z.gz'), 'w') as f:
    f.write('zip\nped\n')
print list(fileinput.FileInput([os.path.join(top, 'z.gz'), a], openhook=fileinput.hook_compressed))     # expect: ['zip\n', 'ped\n', 'A\n', 'B\n']
f = fileinput.FileInput(put('u8', u'\xe4\r\n\u20ac'.encode('utf-8')), openhook=fileinput.hook_encoded('utf-8'))
print list(f)       # expect: [u'\xe4\r\n', u'\u20ac']
error(fileinput.FileInput(a, openhook=fileinput.hook_encoded('none such')).next)        # expect: LookupError unknown encoding: none such
class Source(object):
    def readline(self):
        print 'asked'
        return ''
    def close(self):
        print 'closed'
print list(fileinput.FileInput('x', openhook=lambda name, mode: Source()))
# expect: asked
# expect: closed
# expect: []
shutil.rmtree(top)
