import os
path = '/tmp/vmiot-truncate-%d' % os.getpid()
f = open(path, 'w+')
f.write('0123456789')
f.seek(4)
f.truncate()
print os.path.getsize(path)  # expect: 4
f.truncate(2)
print os.path.getsize(path)  # expect: 2
f.close()
os.unlink(path)
