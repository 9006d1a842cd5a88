# SPDX-License-Identifier: MIT
"""Sequences of operations on containers: lists, bytearrays, dicts, sets, collections, arrays, heaps, iterators."""
import array
import bisect
import collections
import copy
import functools
import heapq
import itertools
import operator
import Queue
import sets
import UserDict
import UserList
import UserString

from probe import Probe

NUMBERS = [0, 1, -1, 2, 3, 7, True, 2.0, -0.5, 10 ** 20, 255, 256]
# What is hashed has no None among it: its hash is an address.
THINGS = NUMBERS + ['a', 'b', '', u'a', u'\xe9', (), (1,), (1, 'a'), [], [1], 'abc', frozenset([1]), 1j]
KEYS = [0, 1, 1.0, True, 'a', 'b', u'a', '', (1,), (1, 2), 2, -1, -2, 10 ** 20, 'abc', [], frozenset([1])]
INDEXES = [0, 1, 2, -1, -2, 5, -9, 10 ** 20, None, True]


def cut(r):
    """A slice, a simple one mostly."""
    at = lambda: r.choice(INDEXES + [3, 4])
    return slice(at(), at(), r.choice([None, None, None, 1, 2, -1, -2, 0]))


def things(r, most=5, of=THINGS):
    return [r.choice(of) for _ in range(r.randrange(most + 1))]


def iterable(r, of=THINGS):
    made = things(r, 5, of)
    return r.choice([made, made, tuple(made), iter(made), r.choice(['', 'abc', u'ab', 5, xrange(3), {'a': 1}, bytearray('xy')])])


def operated(p, label, subject, operations, shown=repr):
    """One operation after the other, with what the container is then."""
    for name, step in operations:
        p.run('%s.%s' % (label, name), lambda: (step(subject), shown(subject)))


def named(names, arguments):
    """Operations that are methods: a name, and what makes its arguments."""
    return [('%s%r' % (name, a), lambda s, name=name, a=a: getattr(s, name)(*a)) for name, a in zip(names, arguments)]


def lists(r, p):
    for kind in (list, UserList.UserList, bytearray, lambda v: array.array(r.choice('ihHdL'), v)):
        of = THINGS if kind in (list, UserList.UserList) else NUMBERS
        try:
            subject = kind(things(r, 7, of if of is THINGS else [0, 1, 7, 255]))
        except Exception:
            continue
        label = type(subject).__name__
        for _ in range(12):
            item, at, where = r.choice(of), r.choice(INDEXES), cut(r)
            more = iterable(r, of)
            again = repr(more) if not hasattr(more, 'next') else 'iterator'
            name, step = r.choice([
                ('append(%r)' % (item,), lambda: subject.append(item)), ('insert(%r, %r)' % (at, item), lambda: subject.insert(at, item)),
                ('pop(%r)' % at, lambda: subject.pop(at)), ('pop()', lambda: subject.pop()), ('remove(%r)' % (item,), lambda: subject.remove(item)),
                ('index(%r, %r)' % (item, at), lambda: subject.index(item, at)), ('index', lambda: subject.index(item)), ('count', lambda: subject.count(item)),
                ('extend(%s)' % again, lambda: subject.extend(more)), ('reverse()', lambda: subject.reverse()), ('sort()', lambda: subject.sort()),
                ('sort(key)', lambda: subject.sort(key=repr, reverse=r.random() < 0.5)), ('sort(cmp)', lambda: subject.sort(lambda a, b: cmp(repr(b), repr(a)))),
                ('[%r]' % at, lambda: subject[at]), ('[%r] = %r' % (at, item), lambda: operator.setitem(subject, at, item)), ('del [%r]' % at, lambda: operator.delitem(subject, at)),
                ('[%r]' % where, lambda: subject[where]), ('[%r] = %s' % (where, again), lambda: operator.setitem(subject, where, more)),
                ('del [%r]' % where, lambda: operator.delitem(subject, where)), ('* %r' % at, lambda: subject * at), ('+ %s' % again, lambda: subject + more),
                ('+= %s' % again, lambda: operator.iadd(subject, more)), ('*= 2', lambda: operator.imul(subject, 2) if len(subject) < 20 else None), ('in', lambda: item in subject),
                ('compared', lambda: [f(subject, kind(things(r, 3, [0, 1, 7]))) for f in (operator.lt, operator.eq, operator.ge, operator.ne)]),
                ('getslice', lambda: operator.getslice(subject, r.randrange(-3, 5), r.randrange(-3, 5))),
                ('copy', lambda: (copy.copy(subject), copy.deepcopy(subject), list(reversed(subject)), max(subject), min(subject), sum(subject), tuple(subject))),
            ])
            p.run('%s.%s' % (label, name), lambda: (step(), subject))


def mappings(r, p):
    for kind in (dict, collections.OrderedDict, collections.Counter, lambda v=(): collections.defaultdict(r.choice([list, int, None]), v), UserDict.UserDict):
        subject = p.run('made', lambda: kind([(r.choice(KEYS[:16 - r.randrange(2)]), r.choice([1, 2, -1])) for _ in range(r.randrange(6))]))
        if subject is None:
            subject = kind()
        label = type(subject).__name__
        for _ in range(10):
            key, value = r.choice(KEYS), r.choice([0, 1, -2, 2.5] if kind is collections.Counter else THINGS)
            more = r.choice([{}, {'a': 1}, {'b': 2, 1: 3}, [('a', 5), (2, 2)], [('a',)], 'ab', ['xy'], 5, collections.OrderedDict([('z', 0)]), [1, 2], collections.Counter('aab')])
            name, step = r.choice([
                ('[%r]' % (key,), lambda: subject[key]), ('[%r] = %r' % (key, value), lambda: operator.setitem(subject, key, value)), ('del [%r]' % (key,), lambda: operator.delitem(subject, key)),
                ('get', lambda: (subject.get(key), subject.get(key, 5))), ('setdefault(%r, %r)' % (key, value), lambda: subject.setdefault(key, value)),
                ('pop(%r)' % (key,), lambda: subject.pop(key)), ('pop(%r, 0)' % (key,), lambda: subject.pop(key, 0)), ('popitem()', lambda: subject.popitem()),
                ('update(%r)' % (more,), lambda: subject.update(more)), ('update(%r, k=1)' % (more,), lambda: subject.update(more, k=1)), ('in', lambda: (key in subject, subject.has_key(key))),
                ('views', lambda: (subject.keys(), subject.values(), subject.items(), list(subject.iteritems()), list(subject))), ('copy', lambda: (subject.copy(), copy.deepcopy(subject), len(subject))),
                ('viewed', lambda: (subject.viewkeys() & ['a', 1], subject.viewkeys() ^ subject.viewkeys(), subject.viewitems() - [('a', 1)], subject.viewkeys() >= set(['a']), subject.viewvalues())),
                ('compared', lambda: [f(subject, r.choice([{}, more, dict(subject)])) for f in (operator.eq, operator.ne, operator.lt, cmp)]), ('fromkeys', lambda: kind.fromkeys(more, 1)),
                ('clear()', lambda: subject.clear()), ('changed', lambda: [operator.setitem(subject, (k, 1), 2) for k in itertools.islice(subject, 20)]), ('dropped', lambda: [subject.pop(k) for k in subject]),
                ('common', lambda: (subject.most_common(2), sorted(subject.elements()), subject + subject, subject - collections.Counter('a'), subject & more, subject | more)),
                ('subtract', lambda: subject.subtract(more)), ('missing', lambda: (subject.__missing__(key), subject.default_factory)), ('reversed', lambda: list(reversed(subject))),
                ('called', lambda: (lambda **k: sorted(k))(**subject)), ('formatted', lambda: ('%(a)s' % subject, '{0[a]}'.format(subject))),
            ])
            p.run('%s.%s' % (label, name), lambda: (step(), subject))


def sets_(r, p):
    elements = [0, 1, 2, 3, 7, 'a', 'b', u'a', 1.0, True, (1,), -1, -2, 5, [], frozenset([1]), set([1])]
    for kind in (set, frozenset, sets.Set):
        subject = kind(things(r, 6, elements[:13]))
        label = kind.__name__
        for _ in range(10):
            element, others = r.choice(elements), [r.choice([kind(things(r, 4, elements[:9])), iterable(r, elements), set(things(r, 4, elements[:9]))]) for _ in range(r.choice([1, 1, 2, 0]))]
            again = repr(others) if not any(hasattr(o, 'next') for o in others) else 'iterator'
            name = r.choice(['add', 'discard', 'remove', 'pop', 'union', 'intersection', 'difference', 'symmetric_difference', 'update', 'intersection_update', 'difference_update',
                             'symmetric_difference_update', 'issubset', 'issuperset', 'isdisjoint', 'copy', 'and', 'or', 'sub', 'xor', 'iand', 'ior', 'isub', 'ixor', 'lt', 'le', 'eq', 'ge', 'contains', 'cmp', 'hash'])
            if name in ('add', 'discard', 'remove'):
                p.run('%s.%s(%r)' % (label, name, element), lambda: (getattr(subject, name)(element), subject))
            elif name == 'contains':
                p.run('%s: %r in' % (label, element), lambda: element in subject)
            elif name in ('cmp', 'hash'):
                p.run('%s %s' % (label, name), lambda: (cmp(subject, others[0]) if name == 'cmp' else hash(subject)))
            elif hasattr(operator, name):
                def step():
                    result = getattr(operator, name)(subject, others[0])
                    return result, type(result).__name__, subject
                p.run('%s %s %s' % (label, name, again), step)
            else:
                p.run('%s.%s(%s)' % (label, name, again), lambda: (getattr(subject, name)(*others), subject))


def queues(r, p):
    d = collections.deque(things(r, 6), r.choice([None, None, 3, 0, 5]))
    for _ in range(12):
        item, at, more = r.choice(THINGS), r.choice([0, 1, -1, 2, -7, 10 ** 20]), iterable(r)
        again = repr(more) if not hasattr(more, 'next') else 'iterator'
        name, step = r.choice([
            ('append', lambda: d.append(item)), ('appendleft', lambda: d.appendleft(item)), ('pop', lambda: d.pop()), ('popleft', lambda: d.popleft()), ('rotate(%r)' % at, lambda: d.rotate(at)),
            ('extend', lambda: d.extend(more)), ('extendleft', lambda: d.extendleft(more)), ('remove', lambda: d.remove(item)), ('count', lambda: d.count(item)), ('reverse', lambda: d.reverse()),
            ('[%r]' % at, lambda: d[at]), ('[%r]=' % at, lambda: operator.setitem(d, at, item)), ('del[%r]' % at, lambda: operator.delitem(d, at)), ('copy', lambda: (copy.copy(d), d.maxlen, len(d))),
            ('+=', lambda: operator.iadd(d, more)), ('compared', lambda: (d == collections.deque(d), d < collections.deque([1]), d == list(d), cmp(d, collections.deque()))), ('changed', lambda: [d.append(x) for x in d]),
            ('reversed', lambda: list(reversed(d))), ('repr', lambda: (repr(d), str(d), bool(d), item in d)),
        ])
        p.run('deque.%s %s %r' % (name, again, item), lambda: (step(), d))
    h = things(r, 6, NUMBERS)
    heapq.heapify(h)
    for _ in range(4):
        item = r.choice(NUMBERS)
        name = r.choice(['heappush', 'heappushpop', 'heapreplace', 'heappop'])
        p.run('%s(%r)' % (name, item), lambda: (getattr(heapq, name)(*([h] if name == 'heappop' else [h, item])), h))
    a, b = things(r), sorted(things(r, 5, NUMBERS))
    p.run('heapq %r %r' % (a, b), lambda: (heapq.nlargest(2, a), heapq.nsmallest(r.randrange(5), a, key=repr), list(heapq.merge(b, sorted(a)))))
    for name in ('bisect', 'bisect_left', 'insort', 'insort_left'):
        p.run('%s %r' % (name, b), lambda: (getattr(bisect, name)(b, r.choice(NUMBERS), *r.choice([(), (1,), (0, 2), (-1,), (0, 9)])), b))
    for kind in (Queue.Queue, Queue.LifoQueue, Queue.PriorityQueue):
        q = kind(2)
        for _ in range(5):
            p.run(kind.__name__, r.choice([lambda: q.put(r.choice(NUMBERS), False), lambda: q.get_nowait(), lambda: (q.qsize(), q.full(), q.empty()), lambda: q.task_done()]))


def tuples(r, p):
    names = r.choice(['a b c', 'a,b', ['x', 'y'], 'a a', 'class x', '_x y', '1a', 'a', '', 'a-b', [u'u', 'v'], 'count index'])
    t = p.call('namedtuple', collections.namedtuple, r.choice(['T', 'Point', 'def', '']), names, rename=r.random() < 0.4)
    values = things(r, 3)
    made = p.run('made', lambda: t(*values))
    p.run('from keywords', lambda: (t(**dict((n, 1) for n in t._fields)), t(a=1, b=2)))
    p.run('of it', lambda: (made, made._fields, made._asdict(), made._replace(**{made._fields[0]: 5}), t._make(values), made == tuple(values), made + (1,), made[r.choice(INDEXES)], copy.copy(made)))
    p.run('replaced', lambda: made._replace(nothing=1))
    p.run('set', lambda: setattr(made, t._fields[0], 1))
    a, b = tuple(things(r)), tuple(things(r))
    p.run('tuple %r %r' % (a, b), lambda: (a + b, a * 2, a[cut(r)], a.count(1), 1 in a, hash(a), len(a)))
    p.run('tuple.index', lambda: a.index(r.choice(THINGS), *r.choice([(), (1,), (0, 2), (-1, 9)])))
    p.run('tuple compared', lambda: (a < b, a == b, cmp(a, b), max(a, b)))
    x = p.call('xrange', xrange, *[r.choice([0, 1, 5, -3, 10, 2 ** 31, 2 ** 63, 1.0, '1', None, True]) for _ in range(r.randrange(4))])
    p.run('of it', lambda: (len(x), x[r.choice([0, -1, 2, 9])], list(itertools.islice(x, 4)), list(itertools.islice(reversed(x), 3)), repr(x)))
    p.call('range', lambda: range(*[r.choice([0, 1, 5, -3, 10, 1.0, 2 ** 65, 2 ** 65 + 2, True]) for _ in range(r.randrange(1, 4))])[:9])


def iterators(r, p):
    take = lambda iterator, most=8: list(itertools.islice(iterator, most))
    a, b = (r.choice([things(r), things(r, 4, NUMBERS), 'abcab', '', xrange(4), {'k': 1}, 5, [1, 1, 2, 2, 1]]) for _ in '12')
    n = lambda: r.choice([0, 1, 2, 3, -1, None, 1.5, True, 10 ** 20])
    function = r.choice([None, bool, lambda x: not x, lambda *x: x, lambda x, y: (x, y), operator.neg, 5])
    x, y, z = n(), n(), n()
    for name, make in [
        ('chain', lambda: itertools.chain(a, b)), ('chain1', lambda: itertools.chain.from_iterable([a, b])), ('combinations %r' % x, lambda: itertools.combinations(a, x)),
        ('combinations_with_replacement %r' % x, lambda: itertools.combinations_with_replacement(a, x)), ('permutations %r' % x, lambda: itertools.permutations(a, x)),
        ('product', lambda: itertools.product(a, b, repeat=r.randrange(3))), ('count %r %r' % (x, y), lambda: itertools.count(x, y)), ('cycle', lambda: itertools.cycle(a)), ('compress', lambda: itertools.compress(a, b)),
        ('dropwhile', lambda: itertools.dropwhile(function, a)), ('takewhile', lambda: itertools.takewhile(function, a)), ('ifilter', lambda: itertools.ifilter(function, a)),
        ('ifilterfalse', lambda: itertools.ifilterfalse(function, a)), ('imap', lambda: itertools.imap(function, a, b)), ('starmap', lambda: itertools.starmap(function, [a, b])),
        ('islice %r' % ((x, y, z),), lambda: itertools.islice(a, *r.choice([(x,), (x, y), (x, y, z)]))), ('izip', lambda: itertools.izip(a, b)), ('izip_longest', lambda: itertools.izip_longest(a, b, fillvalue=r.choice([0, None]))),
        ('groupby', lambda: ((k, list(g)) for k, g in itertools.groupby(a, r.choice([None, bool, repr])))), ('repeat %r' % x, lambda: itertools.repeat(a, x)), ('tee', lambda: sum(zip(*itertools.tee(a, r.randrange(4))), ())),
        ('enumerate %r' % x, lambda: enumerate(a, x)), ('zip', lambda: zip(a, b)), ('map', lambda: map(function, a, b)), ('filter', lambda: filter(function, a)), ('reversed', lambda: reversed(a)),
        ('sorted', lambda: sorted(a, r.choice([None, cmp]), r.choice([None, repr, len, lambda x: str(type(x))]), r.random() < 0.5)), ('reduce', lambda: [reduce(function, a, *r.choice([(), (0,)]))]),
        ('sum', lambda: [sum(a, *r.choice([(), (1,), ([],), ('',)]))]), ('max', lambda: [max(a), min(a, key=repr), max(a, b), any(a), all(b)]), ('iter', lambda: iter(iter(a).next, r.choice(THINGS))),
        ('partial', lambda: [functools.partial(max, *a)(*b)]), ('cmp_to_key', lambda: sorted(a, key=functools.cmp_to_key(lambda c, d: cmp(repr(c), repr(d))))), ('getter', lambda: [operator.itemgetter(x, y)(a)]),
        ('attrgetter', lambda: [operator.attrgetter('__class__.__name__', 'real')(x)]), ('methodcaller', lambda: [operator.methodcaller('count', 1)(a)]),
        ('concat', lambda: [operator.concat(a, b), operator.repeat(a, 2), operator.contains(a, 1), operator.indexOf(a, 1), operator.countOf(a, 1), operator.sequenceIncludes(b, 1)]),
    ]:
        p.run('%s %r %r' % (name, a, b), lambda: take(make()))


p = Probe()
for r in p.rounds():
    for subject in (lists, mappings, sets_, queues, tuples, iterators):
        subject(r, p)
