from collections import namedtuple, Counter, OrderedDict
P = namedtuple('P', 'x y')
p = P(1, y=2)
print p, p.x, p._asdict(), p._replace(x=5), P._make([3, 4]), p == (1, 2)  # expect: P(x=1, y=2) 1 OrderedDict([('x', 1), ('y', 2)]) P(x=5, y=2) P(x=3, y=4) True
c = Counter('abracadabra')
print c.most_common(2), c['z'], sum(c.values()), sorted((c + Counter('zz')).items())[-1]  # expect: [('a', 5), ('r', 2)] 0 11 ('z', 2)
o = OrderedDict([('b', 1), ('a', 2)])
o['c'] = 3; del o['b']; o['b'] = 4
print o, o.popitem(last=False), list(reversed(o))  # expect: OrderedDict([('a', 2), ('c', 3), ('b', 4)]) ('a', 2) ['b', 'c']
namedtuple('Q', 'x x')  # expect raises: ValueError: Encountered duplicate field name: 'x'
