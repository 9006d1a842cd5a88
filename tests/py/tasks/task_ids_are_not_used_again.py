# oracle: none, vmiot is a module of ours
from vmiot import createthread
ids = []
for i in range(20):
    t = createthread(len, '')
    t.join()
    ids.append(t.id)
print len(set(ids)), ids == sorted(ids)     # expect: 20 True
