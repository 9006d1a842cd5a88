# The extensions for large archives, with limits made small.
import hashlib, io, zipfile
from zipfile import LargeZipFile, ZipFile, ZipInfo
zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = 100, 5
for allow in False, True:
    b = io.BytesIO()
    z = ZipFile(b, 'w', 8, allow)
    for n in range(7):
        try:
            z.writestr(ZipInfo('n%d' % n, (2001, 2, 3, 4, 5, 6)), 'x' * (30 * n))
            print n
        except LargeZipFile as e:
            print e
    try:
        z.close()
    except LargeZipFile as e:
        print e
# expect: 0
# expect: 1
# expect: 2
# expect: Zipfile size would require ZIP64 extensions
# expect: Filesize would require ZIP64 extensions
# expect: Filesize would require ZIP64 extensions
# expect: Filesize would require ZIP64 extensions
# expect: Central directory offset would require ZIP64 extensions
# expect: 0
# expect: 1
# expect: 2
# expect: 3
# expect: 4
# expect: 5
# expect: 6
print len(b.getvalue()), hashlib.md5(b.getvalue()).hexdigest()  # expect: 1444 3073f8f3f29474b44fee8964218857b2
z = ZipFile(b)
for i in z.infolist()[2:5]:
    print i.filename, i.file_size, i.header_offset, len(i.extra), i.extract_version
# expect: n2 60 94 0 20
# expect: n3 90 186 12 45
# expect: n4 120 308 28 45
print z.testzip()  # expect: None
