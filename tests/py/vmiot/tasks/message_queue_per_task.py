# oracle: none, extension of VMIOT's API
# dialects: both
from vmiot import post, receive, current
def worker(parent):
    while True:
        n = receive()
        if n is None:
            return
        post(parent, n * n)
task = createthread(worker, current())
for n in 1, 2, 3:
    post(task, n)
print [receive() for i in range(3)]  # expect: [1, 4, 9]
post(task, None)
print task.join().kind  # expect: normal
