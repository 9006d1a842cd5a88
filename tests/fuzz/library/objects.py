# SPDX-License-Identifier: MIT
"""Classes with random special methods, and every operation on their instances: what is asked, in which order, with what."""
import operator

from probe import Probe

UNARY = ['__neg__', '__pos__', '__abs__', '__invert__', '__int__', '__long__', '__float__', '__complex__', '__oct__',
         '__hex__', '__index__', '__hash__', '__nonzero__', '__len__', '__repr__', '__str__', '__unicode__', '__iter__',
         '__reversed__', '__trunc__', 'next', '__enter__']
BINARY = ['add', 'sub', 'mul', 'div', 'truediv', 'floordiv', 'mod', 'divmod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor']
COMPARISONS = ['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__', '__cmp__']
OTHERS = ['__coerce__', '__getitem__', '__setitem__', '__delitem__', '__getslice__', '__setslice__', '__delslice__',
          '__contains__', '__call__', '__getattr__', '__getattribute__', '__setattr__', '__delattr__', '__get__', '__set__',
          '__delete__', '__exit__', '__format__', '__sizeof__', '__instancecheck__', '__subclasscheck__', '__missing__',
          '__dir__', '__unicode__', '__concat__']
METHODS = UNARY + COMPARISONS * 2 + OTHERS + ['__%s%s__' % (way, name) for name in BINARY for way in ('', 'r', 'i')]
BASES = [object, object, object, int, long, float, str, unicode, list, dict, tuple, set, complex, None, None]
VALUES = [0, 1, -1, 2, 3, 2 ** 63, -2 ** 70, 1.5, -0.0, 'a', 'ab', '', u'a', u'\xe9', None, True, (), (1, 2), [], [1],
          {}, {'a': 1}, 3j, NotImplemented, set([1]), frozenset(), slice(1, None), xrange(3), Ellipsis, bytearray('a')]

log = []


class Failure(Exception):
    pass


def shown(v):
    """What is written of a value, without asking it."""
    kind = type(v)
    if kind.__module__ == '__builtin__' and kind.__name__ not in ('instance', 'classobj'):
        if kind in (list, tuple):
            return '%s(%s)' % (kind.__name__, ' '.join(map(shown, v)))
        if kind in (dict, set, frozenset):
            return kind.__name__
        return repr(v)
    return '<%s>' % getattr(kind, '__name__', '?') if kind.__name__ != 'instance' else '<old>'


def method(r, name, made):
    """A method that writes that it was called and gives one of its answers."""
    usual = {'__len__': [0, 1, 3], '__hash__': [1, 2 ** 70], '__repr__': ['R'], '__str__': ['S'], '__cmp__': [-1, 0, 1, 5],
             '__nonzero__': [True, False, 0, 1], '__int__': [1, 2 ** 70], '__index__': [0, 1, 2 ** 65], '__oct__': ['07'],
             '__float__': [1.5], '__long__': [3L, 4], '__iter__': [iter([])], '__contains__': [True, 0], '__hex__': ['0x'],
             '__coerce__': [(1, 2), (1.5, 2), None, NotImplemented], '__unicode__': [u'U', 'u'], '__complex__': [2j]}.get(name, [])
    answers = [r.choice(VALUES) for _ in range(r.choice([0, 1, 2]))] + usual * r.choice([1, 3]) + \
        [NotImplemented] * r.choice([0, 1, 2]) + ['self'] * r.choice([0, 0, 1])
    if name == '__cmp__':
        # Where nobody knows, addresses decide.
        answers = [a for a in answers if a is not NotImplemented] or [0]
    answers = [r.choice(answers) for _ in range(3)] if answers else [NotImplemented]
    failing = None if name in ('__getattr__', '__getattribute__') else r.choice([None] * 9 + [Failure, TypeError, AttributeError, StopIteration, IndexError, KeyError])

    def special(self, *args):
        if len(log) > 60:
            raise SystemError('enough')
        log.append('%s.%s(%s)' % (made[0], name, ', '.join(map(shown, args))))
        if failing and len(log) % 3 == 1:
            raise failing('by ' + name)
        answer = answers[len(log) % 3]
        return self if isinstance(answer, str) and answer == 'self' else answer
    special.__name__ = name
    return special


def new_class(r, label, bases):
    """A class with some of the methods; its name is in what they write."""
    names = set(r.choice(METHODS) for _ in range(r.randrange(1, 8)))
    if r.random() < 0.4:
        names.update(r.sample(COMPARISONS, 3))
    if r.random() < 0.4:
        name = r.choice(BINARY)
        names.update('__%s%s__' % (way, name) for way in ('', 'r'))
    members = dict((name, method(r, name, [label])) for name in sorted(names))
    if r.random() < 0.05:
        members[r.choice(sorted(names))] = None
    if '__getattribute__' in members and r.random() < 0.7:
        del members['__getattribute__']
    log.append('class %s(%s): %s' % (label, ', '.join([b.__name__ for b in bases]), ' '.join(sorted(members))))
    if bases:
        return type(label, bases, members)
    return type(new_class_old)(label, (), members)


class new_class_old:
    pass


def subscripts():
    return [lambda a, b: a[b], lambda a, b: a[1:2], lambda a, b: a[b:], lambda a, b: a[::2], lambda a, b: a[b, 1],
            lambda a, b: a[:-1], lambda a, b: a[...], lambda a, b: a[-1]]


def stored(a, b):
    a[b] = 1


def stored_slice(a, b):
    a[0:1] = b


def deleted(a, b):
    del a[b]


def deleted_slice(a, b):
    del a[:1]


def attribute(a, b):
    a.x = b
    return a.x


def no_attribute(a, b):
    del a.x


def described(a, b):
    class Holder(object):
        d = a
    h = Holder()
    first = h.d
    h.d = b
    del h.d
    return first


def with_(a, b):
    with a as x:
        return x


def inplace(name):
    function = getattr(operator, name)
    return lambda a, b: function(a, b)


OPERATIONS = dict([(n, getattr(operator, n)) for n in (
    'add sub mul div truediv floordiv mod pow lshift rshift and_ or_ xor lt le eq ne gt ge contains concat '
    'iadd isub imul idiv itruediv ifloordiv imod ipow ilshift irshift iand ior ixor iconcat countOf indexOf').split()])
OPERATIONS.update([(n, lambda a, b, f=f: f(a)) for n, f in dict(
    neg=operator.neg, pos=operator.pos, abs=abs, invert=operator.invert, int=int, long=long, float=float, complex=complex,
    oct=oct, hex=hex, index=operator.index, hash=lambda a: 'H' if abs(hash(a)) > 2 ** 40 else hash(a), bool=bool, len=len, repr=repr, str=str, unicode=unicode, iter=iter,
    list=list, tuple=tuple, sorted=sorted, set=set, dict=dict, max=max, min=min, sum=sum, any=any, reversed=reversed,
    chr=chr, unichr=unichr, format=format, callable=callable, bytearray=bytearray, xrange=xrange, range=range, not_=operator.not_,
    next=next, dir=dir, enumerate=enumerate, zip=zip, bin=bin, round=round, isNumber=operator.isNumberType,
    isSequence=operator.isSequenceType, isMapping=operator.isMappingType, call=lambda a: a(), truth=lambda a: 1 if a else 2,
    ord=ord, vars=lambda a: sorted(vars(a)), percent=lambda a: '%s %r' % (a, a), percent_d=lambda a: '%d' % a,
    percent_f=lambda a: '%.2f' % a, percent_x=lambda a: '%x' % a, join=lambda a: 'x'.join(a), unpack=lambda a: (lambda *b: b)(*a),
    unpack2=lambda a: (lambda **b: sorted(b))(**a), for_=lambda a: [x for x in a], pair=lambda a: (lambda (x, y): x)(a),
    key={1: 2}.get, item=[1, 2, 3].__getitem__, slice=lambda a: [1, 2, 3][a:], times=lambda a: 'ab' * a, percent_c=lambda a: '%c' % a,
    in_=lambda a: a in [1, 2, 'a'], print_=lambda a: '%(a)s' % a, frozen=frozenset, in_str=lambda a: a in 'abc', chain=lambda a: 1 < a < 3,
    trunc=__import__('math').trunc, floor=__import__('math').floor, star=lambda a: max(*a)).items()])
OPERATIONS.update(divmod=divmod, pow3=lambda a, b: pow(a, b, 3), cmp=cmp, coerce=coerce, isinstance=isinstance, store=stored,
                  store_slice=stored_slice, delete=deleted, delete_slice=deleted_slice, attribute=attribute,
                  no_attribute=no_attribute, described=described, with_=with_, getattr=lambda a, b: a.y,
                  issubclass=lambda a, b: issubclass(int, a), call1=lambda a, b: a(b), sort=lambda a, b: sorted([a, b]),
                  equal_lists=lambda a, b: [a] == [b], less_tuples=lambda a, b: (a, 1) < (b, 1), in_list=lambda a, b: a in [b],
                  dict_key=lambda a, b: {a: 1, b: 2}, extend=lambda a, b: [1].extend(a), formatted=lambda a, b: '{0:>5}'.format(a),
                  filter=lambda a, b: filter(a, [1, 2]), map=lambda a, b: map(a, [1, 2]), reduce=lambda a, b: reduce(a, [1, 2, 3]),
                  percent_of=lambda a, b: '%s' % a + 'x', str_mod=lambda a, b: 'a%sb' % (a,), range3=lambda a, b: range(0, 9, a),
                  setattr=lambda a, b: setattr(a, 'x', b), hasattr=lambda a, b: hasattr(a, 'x'), index_of=lambda a, b: [1, 2].index(a))
OPERATIONS.update(('subscript%d' % i, f) for i, f in enumerate(subscripts()))
NAMES = sorted(OPERATIONS)
ASKED = dict(getitem='subscript in for unpack list iter reversed', getslice='subscript', setitem='store', setslice='store_slice',
             delitem='delete', delslice='delete_slice', len='len bool truth reversed list tuple map max subscript2 subscript5 delete_slice',
             hash='hash dict_key set', nonzero='bool truth not_ any filter', cmp='cmp eq lt sort sorted in_list max equal_lists',
             coerce='coerce add pow divmod iadd cmp', call='call filter map reduce', contains='contains in_', iter='iter for_ list unpack',
             getattr='attribute getattr hasattr', setattr='attribute setattr', delattr='no_attribute', get='described',
             set='described', delete='described', index='index slice times item range3 chr hex oct', int='int percent_d chr round',
             float='float round percent_f floor complex', long='long int percent_d range', str='str percent percent_of join',
             unicode='unicode percent str', repr='repr percent', format='format formatted', enter='with_', exit='with_', next='next for_',
             eq='eq ne in_list index_of equal_lists dict_key countOf', lt='lt gt sort sorted less_tuples', instancecheck='isinstance',
             concat='concat add', reversed='reversed', trunc='trunc int', missing='subscript', dir='dir', sizeof='bool', complex='complex')


def likely(cls):
    """Operations that may ask the methods of a class."""
    found = []
    for c in [k for k in getattr(cls, '__mro__', (cls,)) if k.__module__ != '__builtin__']:
        for name in sorted(set(vars(c)) & set(METHODS)):
            core = name.strip('_')
            words = ASKED.get(core, core if core in OPERATIONS else core[1:] if core[1:] in OPERATIONS else core + '_').split()
            found += [n for n in NAMES if n in words or n.rstrip('0123456789') in words]
    return found or NAMES

def has(o, *names):
    return any(hasattr(k, name) for k in (type(o), getattr(o, '__class__', None)) for name in names)


def left_out(name, a, b):
    """What is not compared."""
    if name == 'getattr' and type(a) is dict:
        return 'an extension of the language: the attributes of a dict are its keys'
    if operator.isNumberType(a) and operator.isNumberType(b) and type(a) is not type(b):
        if name in 'lt le gt ge cmp sort sorted max min less_tuples chain'.split():
            return 'the order of numbers of different types is that of the addresses of the types'
    if (name.startswith('percent_') or name in ('unichr', 'concat', 'iconcat')) and has(a, '__getattr__', '__int__'):
        return 'how often CPython asks for __int__, __trunc__ or __getitem__ before it says that there are none'
    if name in ('range', 'range3', 'chr', 'unichr', 'round') and has(a, '__int__') or name == 'pow3' and (has(a, '__coerce__') or has(b, '__coerce__')):
        return 'CPython converts bounds twice, asks subclasses of long for __int__ as well, coerces operands of a power that it knows nothing of'


p = Probe()
for r in p.rounds():
    del log[:]
    classes = []
    for label in 'ABC'[:r.randrange(1, 4)]:
        base = r.choice(BASES + classes * 4)
        bases = () if base is None else (base,)
        try:
            classes.append(new_class(r, label, bases))
        except TypeError as e:
            log.append('TypeError %s' % e)
    print '; '.join(log)
    for _ in range(40):
        del log[:]
        left, right = r.choice(classes or [int]), r.choice(classes * 2 + VALUES + VALUES[:3] * 9)
        name = r.choice(NAMES if r.random() < 0.25 else likely(left))
        del log[:]
        try:
            a = left()
            b = right() if right in classes else right
            if r.random() < 0.25 and not name.startswith(('call', 'attr', 'descr')):
                a, b = b, a
        except Exception as e:
            print 'instance: %s %s' % (type(e).__name__, e)
            continue
        if left_out(name, a, b):
            continue
        label = '%s(%s, %s)' % (name, shown(a), shown(b))
        del log[:]
        try:
            result = shown(OPERATIONS[name](a, b))
        except Exception as e:
            result = '%s: %s' % (type(e).__name__, e)
        p.run('%s %s' % (label, ' '.join(log)), lambda: result)
