import os
path = '/tmp/vmiot-open_flags-%d' % os.getpid()
fd = os.open(path, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0600)
print oct(os.fstat(fd).st_mode & 0777)  # expect: 0600
os.write(fd, 'abc')
print os.lseek(fd, 1, 0), os.read(fd, 5)  # expect: 1 bc
os.ftruncate(fd, 1)
print os.fstat(fd).st_size  # expect: 1
os.close(fd)
os.unlink(path)
print os.path.exists(path)  # expect: False
