import os
d = '/tmp/vmiot-links-%d' % os.getpid()
os.mkdir(d)
os.symlink('target', d + '/l')
print os.readlink(d + '/l'), repr(os.readlink(unicode(d + '/l')))  # expect: target u'target'
print os.path.islink(d + '/l'), os.path.exists(d + '/l')  # expect: True False
open(d + '/f', 'w').write('x')
os.link(d + '/f', d + '/g')
print os.stat(d + '/f').st_nlink  # expect: 2
for n in 'lfg': os.unlink(d + '/' + n)
os.rmdir(d)
os.readlink('/')  # expect raises: OSError: [Errno 22] Invalid argument: '/'
