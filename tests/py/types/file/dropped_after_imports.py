# However much a program has imported: the first file that it drops is written before the next statement, and the last.
import io
import json
import os
import tempfile
import threading

path = os.path.join(tempfile.mkdtemp(), 'value')
fd = os.open(path, os.O_RDONLY | os.O_CREAT)
open(path, 'w').write('x' * 7)
print os.lseek(fd, 0, 2)  # expect: 7
open(path, 'w').write('text ' * 50)
print os.lseek(fd, 0, 2)  # expect: 250


def put(n):
    open(path, 'w').write('x' * n)


def keep(n):
    f = open(path, 'w')
    f.write('x' * n)
    return os.lseek(fd, 0, 2)


late = 0
for n in range(1, 6):
    put(n)
    late += os.lseek(fd, 0, 2) != n
print late  # expect: 0
early = 0
for n in range(1, 20):
    early += keep(n)
print early, os.lseek(fd, 0, 2)  # expect: 0 19
os.utime(path, (1e9, 1e9))
print os.stat(path).st_mtime  # expect: 1000000000.0
os.remove(path)
os.rmdir(os.path.dirname(path))
