# oracle: none, extension of VMIOT's API
# dialects: both
f = open("/dev/null")
print f.isHandle(), (3).isHandle(), None.isHandle()  # expect: True False False
f.close()
print f.isHandle(), file.isHandle()  # expect: True False
import socket
from vmiot.sync import MessageQueue, Pipe
class Own(Pipe):
    pass
print Pipe().isHandle(), Own().isHandle(), socket.socket().isHandle(), MessageQueue().isHandle()  # expect: True True True False
