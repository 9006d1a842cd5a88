# oracle: none, vmiot is a module of ours
from vmiot import HIGH, LOW, NORMAL, URGENT, createthread, current
order = []

def f(name):
    order.append(name)

current().priority = URGENT
made = [createthread(f, n, priority=p) for n, p in [('low', LOW), ('normal', NORMAL), ('high', HIGH)]]
current().priority = NORMAL
for t in made:
    t.join()
print order  # expect: ['high', 'normal', 'low']
