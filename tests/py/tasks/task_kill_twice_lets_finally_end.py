# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, yield_
main = current()

def f():
    try:
        post(main, 1)
        receive()
    finally:
        for i in range(50):
            yield_()
        post(main, 'cleaned up')

t = createthread(f)
receive()
t.kill('first')
yield_()
t.kill('second')
print t.join().text, receive()  # expect: killed (first) cleaned up
