import os
path = '/tmp/vmiot-utime-%d' % os.getpid()
open(path, 'w').close()
os.utime(path, (1000, 2000.5))
r = os.stat(path)
print r.st_atime, r.st_mtime, r[8]  # expect: 1000.0 2000.5 2000
os.utime(path, None)
print os.stat(path).st_mtime > 1e9  # expect: True
os.unlink(path)
os.utime('/', 1)  # expect raises: TypeError: utime() arg 2 must be a tuple (atime, mtime)
