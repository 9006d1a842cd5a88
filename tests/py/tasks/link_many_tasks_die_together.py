# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, link, post, receive
main = current()
tasks = []

def member(n):
    for other in tasks[:n]:
        link(other)
    post(main, n)
    receive()

for n in range(30):
    tasks.append(createthread(member, n))
    receive()
tasks[17].kill('start')
reasons = [t.join() for t in tasks]
print set(r.kind for r in reasons), len(set(r.detail for r in reasons))     # expect: set(['killed']) 2
