import binascii
import os
import random
import StringIO
import sys
import tempfile
import uu

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'file.bin')
packed = os.path.join(folder, 'file.uu')


def encoded(data, *args):
    out = StringIO.StringIO()
    uu.encode(StringIO.StringIO(data), out, *args)
    return out.getvalue()


def decoded(text, **options):
    out = StringIO.StringIO()
    uu.decode(StringIO.StringIO(text), out, **options)
    return out.getvalue()


print repr(encoded('abc')), repr(encoded('', 'a\nb\r', 01755))
# expect: 'begin 666 -\n#86)C\n \nend\n' 'begin 755 a\\nb\\r\n \nend\n'
random.seed(5)
for size in 0, 1, 44, 45, 46, 200:
    data = ''.join(chr(random.randrange(256)) for _ in range(size))
    assert decoded(encoded(data)) == data

# By names: what it is called and may be comes from the file; the mode is not set when it is decoded.
with open(path, 'wb') as f:
    f.write('data\n')
os.chmod(path, 0640)
uu.encode(path, packed)
print repr(open(packed).read())                          # expect: 'begin 640 file.bin\n%9&%T80H \n \nend\n'
uu.decode(packed, path, 0600)
print repr(open(path).read()), oct(os.stat(path).st_mode)        # expect: 'data\n' 0100640
uu.encode(path, packed, path, 0600)
try:
    uu.decode(packed)
except uu.Error as e:
    print str(e) == 'Cannot overwrite existing file: ' + path    # expect: True
os.remove(path)
uu.decode(packed)
print repr(open(path).read())                                    # expect: 'data\n'

# Other texts before it, and lines that begin like the first.
print repr(decoded('x\nbegin\nbegin x y\nbegin 999 y\nbegin  1\nbegin 1 \n#86)C\n \n end \n'))   # expect: 'abc'

sys.stderr = sys.stdout
print repr(decoded('begin 644 a\n#86)Cxxxxx\n \nend'))
# expect: Warning: Trailing garbage
# expect: 'abc'
print repr(decoded('begin 644 a\n#86)Cxxxxx\n \nend', quiet=True))       # expect: 'abc'
sys.stdin = StringIO.StringIO('abc')
uu.encode('-', '-')
# expect: begin 666 -
# expect: #86)C
# expect:  
# expect: end
sys.stdin = StringIO.StringIO('begin 1 x\n$86)C"@  \n \nend\n')
uu.decode('-', '-')                                              # expect: abc
sys.argv = ['uu', '-d']
sys.stdin.seek(0)
uu.test()                                                        # expect: abc
sys.argv = ['uu', '-d', packed]
uu.test()                                                        # expect: data

for text in '', 'begin 644 a\n', 'begin 644 a\n#86)C\n', 'begin 644 a\n#8x)C\n \nend\n':
    try:
        decoded(text)
    except (uu.Error, binascii.Error) as e:
        print type(e).__name__, e
# expect: Error No valid begin line found in input file
# expect: Error Truncated input file
# expect: Error Truncated input file
# expect: Error Illegal char
for args in ('/no/such', '-'), (path, '/no/such'):
    for work in uu.encode, uu.decode:
        try:
            work(*args)
        except (OSError, IOError, uu.Error) as e:
            print type(e).__name__, e
# expect: OSError [Errno 2] No such file or directory: '/no/such'
# expect: IOError [Errno 2] No such file or directory: '/no/such'
# expect: IOError [Errno 2] No such file or directory: '/no/such'
# expect: Error No valid begin line found in input file
for name in os.listdir(folder):
    os.remove(os.path.join(folder, name))
os.rmdir(folder)
