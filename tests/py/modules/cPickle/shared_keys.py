# Dicts with the same keys in the same order, one after the other; each is on its own afterwards.
import cPickle

docs = [{'id': i, 'name': 'n%d' % i, 'a': 1, 'b': 2, 'c': 3, 'd': [i]} for i in range(5)]
docs += [{'x': i, 'y': -i} for i in range(5)] + [{'id': i, u'name': 2, 'a': 1, 3: 2} for i in range(3)]
for protocol in (0, 1, 2):
    r = cPickle.loads(cPickle.dumps(docs, protocol))
    print r == docs, r[3]['name'], r[3].get('zz'), 'a' in r[4], 5 in r[4], u'name' in r[4], len(r[4]), r[4]
    r[4]['new'] = 1
    del r[3]['id']
    r[2][7] = 8
    print r[4], r[3], r[2], r[1].copy(), dict(r[1]), r[1].keys(), sorted(r[1].items())
    print r[1].pop('c'), r[1], r[0].setdefault('a', 5), r[0].setdefault('e', 5), r[0]
    r[8].update({'y': 1, 'z': 2})
    print r[7].popitem(), r[7], r[8], r[9], r[9] == {'y': -4, 'x': 4}, r[6] == r[7], r[10:], 3 in r[11]
    r[5].clear()
    r[5]['x'] = 2
    print r[5], [k for k in r[6]], r[6].has_key('y'), [d.get('y') for d in r]
    many = cPickle.loads(cPickle.dumps([dict(('k%d' % i, i) for i in range(n)) for n in range(40)] * 3, protocol))
    print [sum(d.values()) for d in many], many[39] == many[79], many[100]
# Keys that come twice, the later value stays.
print cPickle.loads('\x80\x02]((}(U\x01aK\x01U\x01aK\x02u}(U\x01aK\x03U\x01aK\x04u}(U\x01aK\x05U\x01aK\x06utae.')
