import imghdr
import StringIO
import sys
import tempfile

STARTS = ['\xff\xd8\xff\xe0\0\x10JFIF', '\xff\xd8\xff\xe1\0\x10Exif\0', '\x89PNG\r\n\x1a\n', 'GIF87a', 'GIF89ax', 'MM\0', 'II', '\x01\xda',
          'P1 ', 'P4\n', 'P2\t', 'P5\r', 'P3 ', 'P6 ', '\x59\xA6\x6A\x95', '#define x', 'BM']
print [imghdr.what(None, start) for start in STARTS]
# expect: ['jpeg', 'jpeg', 'png', 'gif', 'gif', 'tiff', 'tiff', 'rgb', 'pbm', 'pbm', 'pgm', 'pgm', 'ppm', 'ppm', 'rast', 'xbm', 'bmp']
print [imghdr.what(None, start) for start in ('', 'P1', 'P6x', 'P7 ', 'GIF88a', '#define', '\x89PNG', 'xxxxxxxx')]
# expect: [None, None, None, None, None, None, None, None]
print [test.__name__[5:] for test in imghdr.tests]
# expect: ['jpeg', 'exif', 'png', 'gif', 'tiff', 'rgb', 'pbm', 'pgm', 'ppm', 'rast', 'xbm', 'bmp']
f = StringIO.StringIO('..GIF87a')
f.seek(2)
print imghdr.what(f), f.tell(), imghdr.what(f, 'BM')                 # expect: gif 2 bmp
with tempfile.NamedTemporaryFile() as image:
    image.write('P4\n1 1\n')
    image.flush()
    print imghdr.what(image.name)                                    # expect: pbm
    sys.argv = ['imghdr', image.name, '/no/such']
    sys.stdout = out = StringIO.StringIO()
    imghdr.test()
    sys.stdout = sys.__stdout__
    print repr(out.getvalue().replace(image.name, 'image'))          # expect: 'image: pbm\n/no/such: *** not found ***\n'
imghdr.tests.append(lambda h, f: 'mine' if h[:2] == 'my' else None)
print imghdr.what(None, 'my image')                                  # expect: mine
imghdr.what('/no/such')  # expect raises: IOError: [Errno 2] No such file or directory: '/no/such'
