# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_
from vmiot.sync import Pipe
pipe = Pipe(4)
t = createthread(pipe.read, 10)
pipe.write('abcd')
pipe.write('ef')
while pipe.size > 0 or t.state != 'parked':
    yield_()
t.kill()
t.join()
pipe.close()
print pipe.read()   # expect: abcdef
