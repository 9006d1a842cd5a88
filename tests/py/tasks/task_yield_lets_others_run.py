# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_, yieldthread
done = []
t = createthread(done.append, 1)
while not done:
    yield_()
    yieldthread()
print done  # expect: [1]
