import io, struct, zipfile
from zipfile import ZipFile, ZipInfo


def tried(f, *args, **named):
    try:
        print repr(f(*args, **named))
    except Exception as e:
        print type(e).__name__, e


b = io.BytesIO()
with ZipFile(b, 'w') as z:
    tried(z.read, 'n')  # expect: KeyError "There is no item named 'n' in the archive"
    z.writestr(ZipInfo('n', (2001, 2, 3, 4, 5, 6)), 'data')
    tried(z.writestr, 'm', 'x', 99)  # expect: RuntimeError That compression method is not supported
    tried(z.writestr, '', 'x')  # expect: IndexError string index out of range
    tried(z.writestr, 'm', 5)  # expect: TypeError object of type 'int' has no len()
    tried(z.write, '/nonexistent')  # expect: OSError [Errno 2] No such file or directory: '/nonexistent'
tried(z.writestr, 'm', 'x')  # expect: RuntimeError Attempt to write to ZIP archive that was already closed
tried(z.read, 'n')  # expect: RuntimeError Attempt to read ZIP archive that was already closed
data = b.getvalue()
tried(ZipFile, io.BytesIO(), 'q')  # expect: RuntimeError ZipFile() requires mode "r", "w", or "a"
tried(ZipFile, io.BytesIO(), 'w', 5)  # expect: RuntimeError That compression method is not supported
tried(ZipFile, '/nonexistent')  # expect: IOError [Errno 2] No such file or directory: '/nonexistent'
tried(ZipFile, io.BytesIO('x' * 50))  # expect: BadZipfile File is not a zip file
tried(ZipFile, io.BytesIO(data[:-1]))  # expect: BadZipfile File is not a zip file
tried(ZipFile, io.BytesIO(data.replace('PK\1\2', 'PK\1\3')))  # expect: BadZipfile Bad magic number for central directory
tried(ZipFile, io.BytesIO(data[:-22] + struct.pack('<4s4H2LH', 'PK\5\6', 0, 0, 1, 1, 40, len(data) - 62, 0)))  # expect: BadZipfile Truncated central directory
tried(ZipFile(io.BytesIO(data.replace('PK\3\4', 'PK\3\5'))).read, 'n')  # expect: BadZipfile Bad magic number for file header
tried(ZipFile(io.BytesIO(data.replace('n', 'N', 1))).read, 'n')  # expect: BadZipfile File name in directory "n" and header "N" differ.
bad = ZipFile(io.BytesIO(data.replace('data', 'DATA')))
tried(bad.read, 'n')  # expect: BadZipfile Bad CRC-32 for file 'n'
tried(bad.testzip)  # expect: 'n'
z = ZipFile(io.BytesIO(data))
tried(z.open, 'n', 'w')  # expect: RuntimeError open() requires mode "r", "U", or "rU"
tried(z.writestr, 'm', 'x')  # expect: RuntimeError write() requires mode "w" or "a"
z.getinfo('n').compress_type = 12
tried(z.open, 'n')  # expect: NotImplementedError compression type 12 (bzip2)
z.getinfo('n').compress_type = 55
tried(z.open, 'n')  # expect: NotImplementedError compression type 55
tried(ZipInfo, 'x', (1979, 1, 1, 0, 0, 0))  # expect: ValueError ZIP does not support timestamps before 1980
i = ZipInfo('x')
i.file_size = i.compress_size = 0xffffffff
i.extra = '\1\0\x08\0' + 'A' * 8
tried(i._decodeExtra)  # expect: IndexError tuple index out of range
i.extra = '\1\0\x05\0' + 'A' * 5
tried(i._decodeExtra)  # expect: RuntimeError Corrupt extra field 5
print zipfile.error is zipfile.BadZipfile, zipfile.BadZipfile, zipfile.LargeZipFile, zipfile.ZipExtFile  # expect: True <class 'zipfile.BadZipfile'> <class 'zipfile.LargeZipFile'> <class 'zipfile.ZipExtFile'>

# Classes from private modules say that they are of this one: reprs, tracebacks and pickles show it.
for name in 'BadZipfile LargeZipFile ZipInfo ZipFile ZipExtFile'.split():
    assert getattr(zipfile, name).__module__ == 'zipfile', name
