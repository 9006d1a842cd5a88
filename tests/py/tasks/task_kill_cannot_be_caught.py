# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
main = current()

class Swallow(object):
    def __enter__(self):
        pass
    def __exit__(self, *info):
        return True

def f():
    with Swallow():
        try:
            post(main, 'running')
            while True:
                pass
        except:
            post(main, 'caught')
    post(main, 'went on')

t = createthread(f)
receive()
t.kill()
print t.join().kind, receive(timeout=0)     # expect: killed None
