# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
main = current()

def numbers():
    try:
        while True:
            yield 1
    finally:
        post(main, 'generator')

def f():
    post(main, 'running')
    for n in numbers():
        pass

t = createthread(f)
receive()
t.kill()
t.join()
# The generator is not on the stack of a task that is killed between two of its items; else its finally runs.
print receive(timeout=0) in (None, 'generator')  # expect: True
