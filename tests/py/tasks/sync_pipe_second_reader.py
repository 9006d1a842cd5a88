# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_
from vmiot.sync import Pipe
pipe = Pipe()
t = createthread(pipe.read)
while t.state != 'parked':
    yield_()
try:
    pipe.read()
except RuntimeError, e:
    print e     # expect: another task is reading from this pipe
pipe.close()
