# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
main = current()

def f():
    for n in [1, 2, 30, 4]:
        post(main, n)

createthread(f)
print receive(lambda n: n > 10)             # expect: 30
print sorted(receive() for i in range(3))   # expect: [1, 2, 4]
