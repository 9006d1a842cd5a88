# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
worker = createthread(receive)
main = current()
for i in range(3):
    createthread(lambda: post(main, worker.join().kind))
post(worker, 'go')
print [receive() for i in range(3)]  # expect: ['normal', 'normal', 'normal']
