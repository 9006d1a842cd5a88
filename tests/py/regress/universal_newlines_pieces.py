# Universal newlines: read(n) gives n characters, tell() knows the second half of a line end.
import os
name = '/tmp/vmiotman-regress-%d' % os.getpid()
with open(name, 'wb') as f:
    f.write('a\r\nb\r\n\r\nc\rd\n\n')
for n in 1, 2, 3, 4:
    parts = []
    with open(name, 'U') as f:
        while not parts or parts[-1]:
            parts.append(f.read(n))
        print parts, [f.newlines]  # expect: ['a', '\n', 'b', '\n', '\n', 'c', '\n', 'd', '\n', '\n', ''] [('\r', '\n', '\r\n')]
        # expect: ['a\n', 'b\n', '\nc', '\nd', '\n\n', ''] [('\r', '\n', '\r\n')]
        # expect: ['a\nb', '\n\nc', '\nd\n', '\n', ''] [('\r', '\n', '\r\n')]
        # expect: ['a\nb\n', '\nc\nd', '\n\n', ''] [('\r', '\n', '\r\n')]
with open(name, 'U') as f:
    print [(f.readline(), f.tell(), f.newlines) for i in range(4)]  # expect: [('a\n', 3, '\r\n'), ('b\n', 6, '\r\n'), ('\n', 8, '\r\n'), ('c\n', 10, '\r\n')]
b = bytearray(4)
with open(name, 'U') as f:
    print [(f.readinto(b), str(b)) for i in range(4)]  # expect: [(4, 'a\nb\n'), (4, '\nc\nd'), (2, '\n\n\nd'), (0, '\n\n\nd')]
import io
with io.open(name) as f:
    print [f.newlines, f.readline() and f.newlines]  # expect: [None, ('\r', '\n', '\r\n')]
os.remove(name)
