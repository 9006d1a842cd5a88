# oracle: none, jobs are ours
from vmiot.job import copy

a = [1]
b = copy([a, a, {'k': a}])
print b[0] is b[1], b[2]['k'] is b[0], b[0] is a  # expect: True True False
a.append(a)
c = copy(a)
print c[1] is c, c is a  # expect: True False
t = ([],)
t[0].append(t)
u = copy(t)
print u[0][0] is u, type(u)  # expect: True <type 'tuple'>

class Node(object):
    def __hash__(self):
        return 7

n = Node()
n.me = frozenset([n])
m = copy(n)
print list(m.me)[0] is m  # expect: True
deep = []
for i in range(20000):
    deep = [deep]
e = copy(deep)
depth = 0
while e:
    e = e[0]
    depth += 1
print depth  # expect: 20000
