import os
d = '/tmp/vmiot-listdir_unicode-%d' % os.getpid()
os.mkdir(d)
open(d + '/a', 'w').close()
print os.listdir(d)  # expect: ['a']
print os.listdir(unicode(d))  # expect: [u'a']
os.unlink(d + '/a')
os.rmdir(d)
os.listdir(d + '/x/y' if 0 else '/nonexistent')  # expect raises: OSError: [Errno 2] No such file or directory: '/nonexistent'
