# oracle: none, vmiot is a module of ours
from vmiot import HIGH, IDLE, createthread
done = []
t = createthread(done.append, 1, priority=IDLE)

def busy():
    while not done:
        pass

createthread(busy, priority=HIGH).join()
print done  # expect: [1]
