# Paths longer than any buffer that is kept, after and before short ones.
import os
import shutil
import tempfile

top = tempfile.mkdtemp()
try:
    path = top
    for i in range(8):
        path = os.path.join(path, 'd' * 100)
        os.mkdir(path)
        print i, os.path.isdir(path), os.path.exists(path[:-1]), os.access(path, os.R_OK), os.path.exists(top)
    name = os.path.join(path, 'f')
    with open(name, 'w') as f:
        f.write('text')
    for i in range(3):
        s = os.stat(name)
        print s.st_size, os.lstat(top).st_mode & 0777, s.st_mtime > 1e9, type(s.st_ino).__name__, os.path.getsize(name)
    os.utime(name, (-5, -100000))
    print os.stat(name).st_mtime, os.stat(name).st_atime, os.stat(name)[8]
    for wrong in '', name + 'x', 'x' * 300, 'x' * 5000, '/dev/null/x':
        try:
            os.stat(wrong)
        except OSError as e:
            print e.errno, e.strerror, e.filename == wrong
    try:
        os.stat('a\0b')
    except TypeError as e:
        print e
finally:
    shutil.rmtree(top)
