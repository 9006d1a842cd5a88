# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, link, post, receive
main = current()

def member():
    link(receive())
    post(main, 'linked')
    receive()

ring = [createthread(member, name=n) for n in 'abc']
for i, t in enumerate(ring):
    post(t, ring[(i + 1) % 3])
for t in ring:
    receive()
print sorted(x.name for x in ring[0].links)     # expect: ['b', 'c']
ring[1].kill('go')
print [t.join().kind for t in ring]             # expect: ['killed', 'killed', 'killed']
print ring[0].links                             # expect: []
