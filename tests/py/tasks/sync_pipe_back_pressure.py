# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_
from vmiot.sync import Pipe
pipe = Pipe(4)

def f():
    pipe.write('abc')
    pipe.write('def')
    pipe.close()

t = createthread(f)
while t.state != 'parked':
    yield_()
print pipe.size, t.waits_for            # expect: 3 room in a pipe
print pipe.read_some(2), pipe.read()    # expect: ab cdef
