import os
import sndhdr
import StringIO
import struct
import sys
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'sound')


def what(data):
    with open(path, 'wb') as f:
        f.write(data)
    return sndhdr.what(path)


def chunk(name, data):
    return name + struct.pack('>L', len(data)) + data


def form(kind, *chunks):
    return chunk('FORM', kind + ''.join(chunks))


FORMAT = struct.pack('>hLh', 2, 1000, 12) + '\x40\x0e\xac\x44\0\0\0\0\0\0'
SOUND = chunk('SSND', '\0' * 48)
print what(form('AIFF', chunk('ABCD', 'xyz') + '\0', SOUND, chunk('COMM', FORMAT)))          # expect: ('aiff', 44100, 2, 1000, 16)
print what(form('AIFC', chunk('COMM', FORMAT + 'NONE\x02ab\0'), SOUND))                    # expect: ('aifc', 44100, 2, 1000, 16)
print what(form('AIFC', chunk('COMM', FORMAT + 'none\x02ab\0'), SOUND))                    # expect: None
print what(form('AIFF', SOUND)), what(form('AIFF', chunk('COMM', 'abc\0'), SOUND)), what(form('AIFX', SOUND))  # expect: None None None
print what('.snd' + struct.pack('>5L', 24, 100, 3, 8000, 1))                               # expect: ('au', 8000, 1, 50, 16)
print what('\0ds.' + struct.pack('<5L', 24, 100, 1, 8000, 2))                              # expect: ('au', 8000, 2, 50, 'U')
print what('x' * 65 + 'FSSD' + 'x' * 59 + 'HCOM' + '\0' * 12 + '\0\0\0\2')                 # expect: ('hcom', 11025, 1, -1, 8)
print what('Creative Voice File\x1a\x1a\0abcd\1yyy\xd2zz'), what('Creative Voice File\x1a\x14\0')
# expect: ('voc', 21739, 1, -1, 8) ('voc', 0, 1, -1, 8)
print what('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x44\xac\0\0\x10\xb1\x02\0\x04\0\x10\0data')   # expect: ('wav', 44100, 2, -1, 16)
print what('FORM\0\0\0\x108SVX'), what('SOUND\0\0\0\xe8\3' + '\0' * 10 + '\x11\x2b')
# expect: ('8svx', 0, 1, 0, 8) ('sndt', 11025, 1, 1000, 8)
print what('\0\0\x11\x2b'), what('\0\0\0\1'), what(''), what('xxxx')       # expect: ('sndr', 11025, 1, -1, 8) None None None
print sndhdr.get_short_be('\1\2'), sndhdr.get_short_le('\1\2'), sndhdr.get_long_be('\xff\0\0\1'), sndhdr.get_long_le('\1\0\0\xff')
# expect: 258 513 4278190081 4278190081
sys.argv = ['sndhdr', folder]
out = sys.stdout = StringIO.StringIO()
sndhdr.test()
sys.stdout = sys.__stdout__
print repr(out.getvalue().replace(folder, 'F'))                            # expect: 'F/: recursing down:\nF/sound: None\n'
try:
    what('RIFF\0\0\0\0WAVEfmt ')
except IndexError as e:
    print e                                                                # expect: string index out of range
os.remove(path)
os.rmdir(folder)
sndhdr.whathdr('/no/such')  # expect raises: IOError: [Errno 2] No such file or directory: '/no/such'
