# SPDX-License-Identifier: MIT
# A table may be built anew while somebody iterates, with the same keys: the iterator goes on from the same slot.


def go(keys, more):
    for n in range(2, len(keys)):
        s = set(keys[:n])
        t = set(keys[:n])
        it = iter(s)
        first = [next(it), next(it)]
        s |= t
        print n, first, list(it),
        d = dict.fromkeys(keys[:n])
        e = dict.fromkeys(keys[:n])
        it = d.iteritems()
        first = next(it)
        d.update(e)
        print first, list(it),
        it = iter(s); list(it)
        s.update(t, t, more); s.difference_update(more)
        print list(s)


go(range(0, 200, 7), [1, 2, 3])
go(['k%d' % i for i in range(30)], ['q', 'r'])
go([(i, i * 5) for i in range(20)], [(1, 1)])
