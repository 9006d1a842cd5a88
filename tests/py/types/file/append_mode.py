import os
path = '/tmp/vmiot-append_mode-%d' % os.getpid()
open(path, 'w').write('one')
f = open(path, 'a')
f.write('two')
f.close()
print open(path).read()  # expect: onetwo
print f.mode, f.closed  # expect: a True
os.unlink(path)
