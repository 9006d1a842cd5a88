# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import Pipe
pipe = Pipe()

def f():
    with pipe:
        pipe.write('one\ntwo')
        pipe.writelines(['\nthr', 'ee\n', 'rest'])
        print >> pipe, '!'
        pipe.flush()

createthread(f).join()
print repr(pipe.read(2)), repr(pipe.readline()), [line for line in pipe], repr(pipe.read()), repr(pipe.readline())
# expect: 'on' 'e\n' ['two\n', 'three\n', 'rest!\n'] '' ''
pipe.write('x')  # expect raises: ValueError: I/O operation on closed pipe
