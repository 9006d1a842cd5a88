# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
N = 500

def member(i):
    for _ in range(3):
        n = receive()
        post(ring[i + 1], n + 1)

main = current()
ring = [createthread(member, i) for i in range(N)] + [main]
for _ in range(3):
    post(ring[0], 0)
print [receive() for _ in range(3)]  # expect: [500, 500, 500]
