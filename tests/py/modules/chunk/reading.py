from chunk import Chunk
from StringIO import StringIO
TEXT = 'ABCD\0\0\0\5hello\0EFGH\0\0\0\2xy'
def error(f, *args):
    try:
        print repr(f(*args))
    except Exception as e:
        print type(e).__name__, e
f = StringIO(TEXT)
c = Chunk(f)
print c.getname(), c.getsize(), c.isatty(), repr(c.read(2)), c.tell(), repr(c.read()), repr(c.read(3)), f.tell()        # expect: ABCD 5 False 'he' 2 'llo' '' 14
c.seek(2)
print repr(c.read(1)), c.seek(-2, 2), repr(c.read(1)), c.seek(-3, 1), repr(c.read(1)), c.tell()                         # expect: 'l' None 'l' None 'e' 2
error(c.seek, 6)        # expect: RuntimeError 
error(c.seek, -1)       # expect: RuntimeError 
c.skip()
d = Chunk(f)
print d.getname(), d.read()             # expect: EFGH xy
error(Chunk, f)         # expect: EOFError 
c.close()
for use in c.read, c.tell, c.skip, c.isatty:
    error(use)
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
for text, options in ((TEXT.replace('\0\0\0\5', '\5\0\0\0').replace('\0\0\0\2', '\2\0\0\0'), {'bigendian': False}),
                      (TEXT.replace('o\0E', 'oE'), {'align': False}),
                      (TEXT.replace('\5', '\15').replace('\2', '\12'), {'inclheader': True})):
    f = StringIO(text)
    c = Chunk(f, **options)
    c.skip()
    print c.getsize(), Chunk(f, **options).read(),
print                   # expect: 5 xy 5 xy 5 xy
class Pipe(object):
    def __init__(self, text):
        self.read = StringIO(text).read
f = Pipe(TEXT)
c = Chunk(f)
print c.seekable, c.read(1)             # expect: False h
error(c.seek, 0)        # expect: IOError cannot seek
c.skip()
print Chunk(f).getname()                # expect: EFGH
error(Chunk(Pipe('ABCD\0\0\0\50hello')).skip)           # expect: EOFError 
error(Chunk, StringIO('ABCD\0\0'))      # expect: EOFError 
