# SPDX-License-Identifier: MIT
# Who asks an iterable for its length, when, and what becomes of the answer.
class L(object):
    def __init__(self, r=None): self.r = r
    def __len__(self):
        print 'len',
        if self.r == 'raise': raise KeyError(1)
        if self.r == 'type': raise TypeError(1)
        return self.r
    def __iter__(self):
        print 'iter',
        return iter([1, 2])
class Old:
    def __len__(self):
        print 'oldlen',
        return 2
    def __getitem__(self, i):
        print 'item',
        return [5, 6][i]
class H(object):
    def __iter__(self): return self
    def next(self): raise StopIteration
    def __length_hint__(self):
        print 'hint',
        return 3
class BH(H):
    def __length_hint__(self):
        print 'badhint',
        raise KeyError(2)
class NH(H):
    def __length_hint__(self):
        print 'neg',
        return -3
class SH(H):
    def __length_hint__(self):
        print 'str',
        return 'x'
class NI(object):
    def __len__(self):
        print 'nolen',
        return 3
# Left out: negative hints where CPython answers with SystemError, and a hint's exception that map() forgets.
UNUSUAL = [(name, 'NH') for name in ('tuple', 'filter', 'star', 'baext')] + [('map2', 'BH')]
# Left out: iterators of old-style sequences, which CPython asks in their turn.
UNUSUAL += [(name, 'Old') for name in ('join', 'slice', 'reversed', 'unicode')]
MAKERS = [lambda: L(2), lambda: L(None), lambda: L('raise'), lambda: L('type'), lambda: L(-1), Old, H, BH, NH, SH, NI, lambda: 5]
for name, f in [('list', list), ('tuple', tuple), ('zip1', lambda x: zip(x)), ('zip2', lambda x: zip(x, [1])), ('zip3', lambda x: zip([1], x)),
                ('zip4', lambda x: zip(iter([1]), x)), ('zip5', lambda x: zip(H(), x)), ('zip6', lambda x: zip(xrange(2), x)), ('zip7', lambda x: zip((i for i in [1]), x)),
                ('map', lambda x: map(None, x)), ('map2', lambda x: map(None, [1], x)), ('filter', lambda x: filter(None, x)),
                ('extend', lambda x: [].extend(x)), ('iadd', lambda x: [9].__iadd__(x)), ('bytearray', bytearray), ('sorted', sorted), ('set', set), ('join', lambda x: ''.join(x)), ('max', max), ('sum', sum), ('slice', lambda x: [1,2,3].__setslice__(0, 1, x)),
                ('dict', lambda x: dict.fromkeys(x)), ('star', lambda x: (lambda *a: a)(*x)), ('reversed', lambda x: list(reversed(x))), ('baext', lambda x: bytearray('a').extend(x)), ('enumerate', lambda x: list(enumerate(x))), ('unicode', lambda x: u''.join(x)), ('frozenset', frozenset), ('any', any), ('reduce', lambda x: reduce(lambda a, b: a, x))]:
    for mk in MAKERS:
        made = getattr(mk, '__name__', '')
        if (name, made) in UNUSUAL:
            continue
        print name,
        try: print f(mk())
        except Exception as e: print type(e).__name__, e
