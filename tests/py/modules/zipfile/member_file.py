import io
from zipfile import ZipFile, ZipInfo
b = io.BytesIO()
with ZipFile(b, 'w') as z:
    z.writestr('u', 'a\rb\r\nc\nd\r\n\r\r\n\nx\r', 8)
    z.writestr('empty', '')
z = ZipFile(b)
f = z.open('u')
print f.name, f.mode, f.newlines, f.readable(), f.writable(), f.seekable(), isinstance(f, io.BufferedIOBase)  # expect: u r None True False False True
print repr(f.peek()), repr(f.peek(3)), repr(f.read1(2)), repr(f.read(1)), repr(f.readline(1)), f.readlines()  # expect: 'a\rb\r\nc\nd\r\n\r\r\n\nx\r' 'a\rb\r\nc\nd\r\n\r\r\n\nx\r' 'a\r' 'b' '\r' ['\n', 'c\n', 'd\r\n', '\r\r\n', '\n', 'x\r']
print repr(f.read()), repr(f.readline()), f.closed, f.close(), f.closed  # expect: '' '' False None True
f = z.open('u', 'U')
print repr(f.readline()), f.newlines, repr(f.readline(1)), repr(f.readline(5)), f.newlines  # expect: 'a\n' ['\r'] 'b' '\n' ['\r', '\r\n']
print list(f), f.newlines  # expect: ['c\n', 'd\n', '\n', '\n', '\n', 'x\n'] ['\r', '\r\n', '\n']
print z.open('empty', 'rU').readlines(), repr(z.read('empty'))  # expect: [] ''
print [line for line in io.BufferedReader(z.open('u'))]  # expect: ['a\rb\r\n', 'c\n', 'd\r\n', '\r\r\n', '\n', 'x\r']
i = ZipInfo('n\0ame', (2001, 2, 3, 4, 5, 7))
print i.filename, repr(i.orig_filename), i.compress_type, i.extract_version, hasattr(i, 'CRC'), hasattr(i, '__dict__')  # expect: n 'n\x00ame' 0 20 False False
i.CRC, i.compress_size, i.file_size = 1, 2, 3
print repr(i.FileHeader())  # expect: 'PK\x03\x04\x14\x00\x00\x00\x00\x00\xa3 C*\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x01\x00\x00\x00n'
