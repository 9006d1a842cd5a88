from collections import OrderedDict
d = OrderedDict([('b', 1), ('a', 2)], c=3)
d['b'] = 4
print d, list(reversed(d)), d.popitem(), d.popitem(last=False), d  # expect: OrderedDict([('b', 4), ('a', 2), ('c', 3)]) ['c', 'a', 'b'] ('c', 3) ('b', 4) OrderedDict([('a', 2)])
print d == {'a': 2}, OrderedDict(a=1) == OrderedDict([('a', 1)]), OrderedDict.fromkeys('xyx', 0)  # expect: True True OrderedDict([('x', 0), ('y', 0)])
d['self'] = d
print d, d.pop('nope', 'default')  # expect: OrderedDict([('a', 2), ('self', ...)]) default
try:
    OrderedDict().popitem()
except KeyError as e:
    print e  # expect: 'dictionary is empty'
