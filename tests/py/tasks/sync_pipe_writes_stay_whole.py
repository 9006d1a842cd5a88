# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import Pipe
pipe = Pipe(16)

def f(c):
    for i in range(5):
        pipe.write(c * 50 + '\n')

for c in 'abcd':
    createthread(f, c)
lines = [pipe.readline() for i in range(20)]
print all(line == line[0] * 50 + '\n' for line in lines), sorted(set(line[0] for line in lines))
# expect: True ['a', 'b', 'c', 'd']
