# SPDX-License-Identifier: MIT
"""Containers: named tuples, ordered dictionaries, counters; the abstract classes; and the native deque and
defaultdict."""
import _abcoll
from _abcoll import *
from _collections import deque, defaultdict
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap, imap as _imap
from keyword import iskeyword as _iskeyword
from operator import itemgetter as _itemgetter, eq as _eq
import sys as _sys
from UserDict import _split_arguments

__all__ = ['Counter', 'deque', 'defaultdict', 'namedtuple', 'OrderedDict'] + _abcoll.__all__


# --- Ordered dictionaries

class OrderedDict(dict):
    """A dictionary that remembers in which order its keys were first set.

    The order is a ring of links [previous, next, key] whose anchor has no key; `__links` finds the link of a key.
    Setting a key again leaves its place; deleting it takes the link out."""

    def __init__(*args, **kwds):
        self, _ = _split_arguments('OrderedDict', '__init__', args)
        try:
            self.__anchor
        except AttributeError:
            self.__empty()
        self.__update(*args[1:], **kwds)

    def __empty(self):
        anchor = []
        anchor[:] = [anchor, anchor, None]
        self.__anchor = anchor
        self.__links = {}

    def __setitem__(self, key, value, dict_setitem=dict.__setitem__):
        links = self.__links
        if key not in links:
            anchor = self.__anchor
            last = anchor[0]
            last[1] = anchor[0] = links[key] = [last, anchor, key]
        dict_setitem(self, key, value)

    def __delitem__(self, key, dict_delitem=dict.__delitem__):
        dict_delitem(self, key)
        before, after, _ = self.__links.pop(key)
        before[1] = after
        after[0] = before

    def __iter__(self):
        anchor = self.__anchor
        link = anchor[1]
        while link is not anchor:
            yield link[2]
            link = link[1]

    def __reversed__(self):
        anchor = self.__anchor
        link = anchor[0]
        while link is not anchor:
            yield link[2]
            link = link[0]

    def clear(self):
        """Takes everything out."""
        try:
            anchor = self.__anchor
        except AttributeError:
            pass
        else:
            # The old links would otherwise hold each other (and their keys) in a cycle.
            for link in self.__links.itervalues():
                del link[:]
            anchor[:] = [anchor, anchor, None]
            self.__links.clear()
        dict.clear(self)

    # In order, because iteration is. As functions: the methods would ask at each call whether `self` is a mapping.
    keys = MutableMapping.keys.__func__
    values = MutableMapping.values.__func__
    items = MutableMapping.items.__func__
    iterkeys = MutableMapping.iterkeys.__func__
    itervalues = MutableMapping.itervalues.__func__
    iteritems = MutableMapping.iteritems.__func__

    def viewkeys(self):
        """A live set of the keys."""
        return KeysView(self)

    def viewvalues(self):
        """A live view of the values."""
        return ValuesView(self)

    def viewitems(self):
        """A live set of the pairs."""
        return ItemsView(self)

    update = MutableMapping.update
    __update = update

    __absent = object()

    def pop(self, key, default=__absent):
        """Takes the key out and returns its value; without it `default`, or KeyError if none is given."""
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default is self.__absent:
            raise KeyError(key)
        return default

    def popitem(self, last=True):
        """Takes out and returns the pair set last, or the one set first."""
        if not self:
            raise KeyError('dictionary is empty')
        key = self.__anchor[0 if last else 1][2]
        return key, self.pop(key)

    def setdefault(self, key, default=None):
        """The value of `key`, which is set to `default` first if it is missing."""
        if key not in self:
            self[key] = default
            return default
        return self[key]

    def copy(self):
        """A dictionary of the same class with the same items in the same order."""
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """A dictionary with the keys from `iterable`, all with the same value."""
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __repr__(self, _repr_running={}):
        # One that contains itself shows as '...' inside. The key tells threads apart.
        running = id(self), _get_ident()
        if running in _repr_running:
            return '...'
        _repr_running[running] = 1
        try:
            return '%s(%r)' % (self.__class__.__name__, self.items()) if self else '%s()' % self.__class__.__name__
        finally:
            del _repr_running[running]

    def __reduce__(self):
        state = vars(self).copy()
        for name in vars(OrderedDict()):
            state.pop(name, None)
        args = ([[key, self[key]] for key in self],)
        return (self.__class__, args, state) if state else (self.__class__, args)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(_imap(_eq, self, other))
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other


try:
    from thread import get_ident as _get_ident
except ImportError:
    def _get_ident():
        return 0


# --- Named tuples

_function = type(lambda: None)
_code = type((lambda: None).func_code)


class _TupleMethods:
    # The methods that are the same in all classes of named tuples.

    def _make(cls, iterable):
        """A tuple of this class from the items of `iterable`."""
        made = tuple.__new__(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError('Expected %d arguments, got %d' % (len(cls._fields), len(made)))
        return made

    def _asdict(self):
        """An ordered dictionary of the fields."""
        return OrderedDict(zip(self._fields, self))

    def _replace(_self, **kwds):
        """A tuple with some fields changed."""
        made = _self._make(map(kwds.pop, _self._fields, _self))
        if kwds:
            raise ValueError('Got unexpected field names: %r' % kwds.keys())
        return made

    def __getnewargs__(self):
        """The items as a plain tuple, for copy and pickle."""
        return tuple(self)

    def __getstate__(self):
        """Nothing: the items say all."""


_shared_methods = dict((name, _TupleMethods.__dict__[name])
                       for name in ('_make', '_asdict', '_replace', '__getnewargs__', '__getstate__'))
_shared_methods['_make'] = classmethod(_shared_methods['_make'])


# The class as source: what `verbose` prints, and what is compiled where its parts cannot be made directly.
_class_source = '''\
class %(name)s(tuple):
    %(doc)r

    __slots__ = ()
    _fields = %(fields)r

    def __new__(_cls%(parameters)s):
        %(new_doc)r
        return _tuple.__new__(_cls, (%(items)s))

    def __repr__(self):
        'The fields with their names.'
        return %(format)r %% self

    _make = _make
    _asdict = _asdict
    _replace = _replace
    __dict__ = _property(_asdict)
    __getnewargs__ = __getnewargs__
    __getstate__ = __getstate__
'''
_field_source = '''\
    %s = _property(_itemgetter(%d), doc='Alias for field number %d')
'''


# Parameters of a function, one of them the class.
_MOST_FIELDS = 254


def _tuple_source(typename, names):
    """The source of a class of named tuples."""
    signature = '%s(%s)' % (typename, ', '.join(names))
    return _class_source % {
        'name': typename,
        'doc': signature,
        'fields': tuple(names),
        'parameters': ''.join(', ' + name for name in names),
        'new_doc': 'A new ' + signature,
        'items': ''.join(name + ', ' for name in names),
        'format': '%s(%s)' % (typename, ', '.join(name + '=%r' for name in names)),
    } + ''.join(_field_source % (name, index, index) for index, name in enumerate(names))


def _tuple_method(namespace, name, parameters, stack, code, constants, globals_used):
    """A function of a class of named tuples, as if its source were compiled."""
    # CO_OPTIMIZED, CO_NEWLOCALS, CO_NOFREE
    made = _code(len(parameters), len(parameters), stack, 0x43, code, constants, globals_used, parameters, '<string>',
                 name, 1, '')
    return _function(made, namespace, name)


def _tuple_members(typename, names, namespace):
    """What the source of a class of named tuples says, made without the compiler, which many programs need for nothing else."""
    signature = '%s(%s)' % (typename, ', '.join(names))
    shown = '%s(%s)' % (typename, ', '.join([name + '=%r' for name in names]))
    count = len(names)
    # LOAD_GLOBAL _tuple, LOAD_ATTR __new__, LOAD_FAST for each parameter, BUILD_TUPLE, CALL_FUNCTION, RETURN_VALUE
    make = 't\0\0j\1\0%sf%s\0\x83\2\0S' % (''.join(['|%c\0' % index for index in range(count + 1)]), chr(count))
    # LOAD_CONST, LOAD_FAST self, BINARY_MODULO, RETURN_VALUE
    show = 'd\1\0|\0\0\x16S'
    members = {
        '__doc__': signature, '__slots__': (), '_fields': tuple(names), '__module__': namespace['__name__'],
        '__new__': _tuple_method(namespace, '__new__', ('_cls',) + tuple(names), max(count + 2, 3), make,
                                 ('A new ' + signature,), ('_tuple', '__new__')),
        '__repr__': _tuple_method(namespace, '__repr__', ('self',), 2, show, ('The fields with their names.', shown), ()),
        '__dict__': property(namespace['_asdict']),
    }
    for name in _shared_methods:
        members[name] = namespace[name]
    for index, name in enumerate(names):
        members[name] = property(_itemgetter(index), doc='Alias for field number %d' % index)
    return members


def namedtuple(typename, field_names, verbose=False, rename=False):
    """A new class of tuples whose items can also be read by name.

    `field_names` is a list of names, or one string with blanks or commas between them. `rename` replaces names that
    cannot be used by _0, _1 ...; `verbose` prints the source of the class."""
    if isinstance(field_names, basestring):
        field_names = field_names.replace(',', ' ').split()
    names = map(str, field_names)
    typename = str(typename)
    if rename:
        used = set()
        for index, field in enumerate(names):
            if (not field or field[0].isdigit() or field.startswith('_') or field in used or _iskeyword(field)
                    or not field.replace('_', 'a').isalnum()):
                names[index] = '_%d' % index
            used.add(field)
    for name in [typename] + names:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if name and not name.replace('_', 'a').isalnum():
            raise ValueError('Type names and field names can only contain alphanumeric characters and underscores: %r'
                             % name)
        if _iskeyword(name):
            raise ValueError('Type names and field names cannot be a keyword: %r' % name)
        if name[0].isdigit():
            raise ValueError('Type names and field names cannot start with a number: %r' % name)
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: %r' % name)
        if name in seen:
            raise ValueError('Encountered duplicate field name: %r' % name)
        seen.add(name)

    namespace = {
        '__name__': 'namedtuple_' + typename, '_tuple': tuple, '_itemgetter': _itemgetter, '_property': property,
    }
    namespace.update(_shared_methods)
    if verbose:
        print _tuple_source(typename, names)
    if 'None' in names or typename == 'None' or len(names) > _MOST_FIELDS:
        source = _tuple_source(typename, names)
        try:
            exec source in namespace
        except SyntaxError as e:
            raise SyntaxError('%s:\n%s' % (e.message, source))
    else:
        namespace[typename] = type(typename, (tuple,), _tuple_members(typename, names, namespace))
    made = namespace[typename]
    # The class belongs to the module that asked for it: pickle looks for it there.
    try:
        made.__module__ = _sys._getframe(1).f_globals.get('__name__', '__main__')
    except (AttributeError, ValueError):
        pass
    return made


# --- Counters

class Counter(dict):
    """How often something occurs: a dictionary from items to numbers, where a missing item counts 0."""

    def __init__(*args, **kwds):
        self, _ = _split_arguments('Counter', '__init__', args)
        super(Counter, self).__init__()
        self.update(*args[1:], **kwds)

    def __missing__(self, key):
        """0, and the key stays missing."""
        return 0

    def most_common(self, n=None):
        """The `n` items that occur most often, with their counts, the most frequent first; without `n` all."""
        if n is None:
            return sorted(self.iteritems(), key=_itemgetter(1), reverse=True)
        import heapq
        return heapq.nlargest(n, self.iteritems(), key=_itemgetter(1))

    def elements(self):
        """Iterates over the items, each as often as its count says."""
        return _chain.from_iterable(_starmap(_repeat, self.iteritems()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(*args, **kwds):
        """Counts the items of an iterable, or adds the counts of a mapping; then those given by keyword."""
        self, source = _split_arguments('Counter', 'update', args)
        if source is not None:
            get = self.get
            if not isinstance(source, Mapping):
                for item in source:
                    self[item] = get(item, 0) + 1
            elif self:
                for item, count in source.iteritems():
                    self[item] = get(item, 0) + count
            else:
                super(Counter, self).update(source)
        if kwds:
            self.update(kwds)

    def subtract(*args, **kwds):
        """As update(), but takes away. Counts may become negative."""
        self, source = _split_arguments('Counter', 'subtract', args)
        if source is not None:
            get = self.get
            if isinstance(source, Mapping):
                for item, count in source.items():
                    self[item] = get(item, 0) - count
            else:
                for item in source:
                    self[item] = get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A counter with the same counts."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, elem):
        """Forgets an item; it need not be there."""
        if elem in self:
            super(Counter, self).__delitem__(elem)

    def __repr__(self):
        if not self:
            return '%s()' % self.__class__.__name__
        return '%s({%s})' % (self.__class__.__name__, ', '.join('%r: %r' % pair for pair in self.most_common()))

    # The operators give counters without the items whose count is not positive.

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self.__combine(other, lambda mine, its: mine + its)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self.__combine(other, lambda mine, its: mine - its)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self.__combine(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self.__combine(other, min)

    def __combine(self, other, rule):
        result = Counter()
        for source, skip in (self, ()), (other, self):
            for item in source:
                if item not in skip:
                    count = rule(self[item], other[item])
                    if count > 0:
                        result[item] = count
        return result
