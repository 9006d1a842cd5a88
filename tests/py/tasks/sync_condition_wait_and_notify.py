# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import Condition
cond = Condition()
main = current()
state = []

def consumer():
    with cond:
        post(main, 'ready')
        while not state:
            cond.wait()
        post(main, state.pop())

for i in range(2):
    createthread(consumer)
    receive()
for item in 'ab':
    with cond:
        state.append(item)
        cond.notify()
print sorted([receive(), receive()])    # expect: ['a', 'b']
