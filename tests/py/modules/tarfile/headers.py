import tarfile
from tarfile import TarInfo


def tried(f, *args):
    try:
        print repr(f(*args))
    except Exception as e:
        print type(e), e


print [tarfile.nti(s) for s in ('0000644\0', '  17 \0', '\0', '', '\x80\0\0\1')[:3]], tarfile.nti('\x80\0\0\0\0\0\1\0')  # expect: [420, 15, 0] 256
tried(tarfile.nti, 'x')  # expect: <class 'tarfile.InvalidHeaderError'> invalid header
print repr(tarfile.itn(8 ** 7 - 1)), [tarfile.itn(n, 8, tarfile.GNU_FORMAT) for n in (8 ** 7, -1)]  # expect: '7777777\x00' ['\x80\x00\x00\x00\x00 \x00\x00', '\x80\xff\xff\xff\xff\xff\xff\xff']
tried(tarfile.itn, 8 ** 7, 8, tarfile.PAX_FORMAT)  # expect: <type 'exceptions.ValueError'> overflow in number field
print [tarfile.filemode(m) for m in (0100644, 041777, 0120777, 0104755, 020600, 0)]  # expect: ['-rw-r--r--', 'drwxrwxrwt', 'lrwxrwxrwx', '-rwsr-xr-x', 'crw-------', '----------']
i = TarInfo('n' * 120)
i.mtime = 1.5
tried(i.tobuf, tarfile.USTAR_FORMAT)  # expect: <type 'exceptions.ValueError'> name is too long
tried(i.tobuf, 9)  # expect: <type 'exceptions.ValueError'> invalid format
print len(i.tobuf(tarfile.GNU_FORMAT)), len(i.tobuf(tarfile.PAX_FORMAT))  # expect: 1536 1536
print repr(i.tobuf(tarfile.PAX_FORMAT)[512:].rstrip('\0')[:20])  # expect: '130 path=nnnnnnnnnnn'
j = TarInfo.frombuf(i.tobuf(tarfile.GNU_FORMAT)[1024:])
print j.name == 'n' * 100, j.mtime, j.mode, j.isfile(), j.isreg(), j.isdir(), j.chksum  # expect: True 1 420 True True False 14678
tried(TarInfo.frombuf, '')  # expect: <class 'tarfile.EmptyHeaderError'> empty header
tried(TarInfo.frombuf, '\0' * 512)  # expect: <class 'tarfile.EOFHeaderError'> end of file header
tried(TarInfo.frombuf, 'x' * 100)  # expect: <class 'tarfile.TruncatedHeaderError'> truncated header
i = TarInfo('p' * 100 + '/' + 'n' * 50)
print repr(i._posix_split_name(i.name)) == repr(('p' * 100, 'n' * 50)), i.path == i.name, TarInfo, tarfile.ReadError  # expect: True True <class 'tarfile.TarInfo'> <class 'tarfile.ReadError'>
