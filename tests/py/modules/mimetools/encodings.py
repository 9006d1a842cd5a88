import mimetools
from StringIO import StringIO

data = 'some \xfftext\nand more = of it\n'
for encoding in ('7bit', '8bit', 'base64'):
    packed, unpacked = StringIO(), StringIO()
    mimetools.encode(StringIO(data), packed, encoding)
    packed.seek(0)
    mimetools.decode(packed, unpacked, encoding)
    print unpacked.getvalue() == data
# expect: True
# expect: True
# expect: True
one, two = mimetools.choose_boundary(), mimetools.choose_boundary()
print one != two, one.split('.')[:-3] == two.split('.')[:-3], int(two.split('.')[-1])     # expect: True True 2
out = StringIO()
mimetools.pipethrough(StringIO('abc'), 'tr a-c x-z', out)
print out.getvalue()                                    # expect: xyz
out = StringIO()
mimetools.copybinary(StringIO('abc'), out)
mimetools.copyliteral(StringIO('d\ne'), out)
print repr(out.getvalue())                              # expect: 'abcd\ne'
mimetools.decode(StringIO(), out, 'rot13')  # expect raises: ValueError: unknown Content-Transfer-Encoding: rot13
