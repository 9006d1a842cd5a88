# SPDX-License-Identifier: MIT
"""Items of dicts, and of subclasses that do or do not say themselves what an item is, in hot loops."""
import collections
class Cfg(dict):
    def __getattr__(self, k): return self[k]
class Low(dict):
    def __getitem__(self, k): return 'low ' + str(dict.get(self, k))
    def __setitem__(self, k, v): dict.__setitem__(self, k, ('set', v))
class Miss(dict):
    def __missing__(self, k): return 'missing %s' % k
def f(d, n):
    out = []
    for i in xrange(n):
        d['a'] = i
        d['a'] = i + 1
        out.append(d['a'])
        try: out.append(d['zz'])
        except KeyError, e: out.append('KeyError %s' % e)
    return out[:3], out[-3:], sorted(d.items())
for d in {}, Cfg(), Low(), Miss(), collections.defaultdict(int), collections.OrderedDict(), collections.Counter():
    print type(d).__name__, f(d, 400)
class Late(dict): pass
l = Late(a=1)
def g(n):
    out = []
    for i in xrange(n):
        if i == 300: Late.__getitem__ = lambda self, k: 'late'
        if i == 350: Late.__setitem__ = lambda self, k, v: None
        l['a'] = i
        out.append(l['a'])
    return out[299:302], dict(l)
print g(400)
