# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_
from vmiot.sync import Pipe
pipe = Pipe(2)
caught = []

def f():
    try:
        pipe.write('abcdef')
    except IOError, e:
        caught.append(str(e))

t = createthread(f)
while t.state != 'parked':
    yield_()
pipe.abort()
t.join()
print caught    # expect: ['[Errno 32] Broken pipe']
