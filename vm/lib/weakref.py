# SPDX-License-Identifier: MIT
"""References that do not keep objects alive, and dictionaries made of them."""
import UserDict
from _weakref import ref, proxy, getweakrefcount, getweakrefs, ProxyType, CallableProxyType, ReferenceType, \
    _remove_dead_weakref, _settle, _unhurried, _unwatched_ref
from _weakrefset import WeakSet, _IterationGuard
from exceptions import ReferenceError

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceError', 'ReferenceType',
           'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet']

ProxyTypes = (ProxyType, CallableProxyType)


class KeyedRef(ref):
    """A reference that knows the key under which a WeakValueDictionary keeps it."""

    __slots__ = 'key',

    def __new__(type, ob, callback, key):
        made = ref.__new__(type, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        super(KeyedRef, self).__init__(ob, callback)


class _WeakMapping:
    # What both dictionaries share: everything that lists items goes through iteritems(), and entries that die during
    # an iteration are taken out after it.

    def _tidy(self):
        if self._pending_removals and not self._iterating:
            self._commit_removals()

    def __iter__(self):
        return self.iterkeys()

    def __len__(self):
        self._tidy()
        _settle(self.data)
        return len(self.data)

    def iterkeys(self):
        for key, _ in self.iteritems():
            yield key

    def itervalues(self):
        for _, value in self.iteritems():
            yield value

    def keys(self):
        return list(self.iterkeys())

    def values(self):
        return list(self.itervalues())

    def items(self):
        return list(self.iteritems())


class WeakValueDictionary(_WeakMapping, UserDict.UserDict):
    """A mapping that loses an entry when nothing else holds its value. `data` maps keys to KeyedRefs."""

    def __init__(*args, **kw):
        self, _ = UserDict._split_arguments('WeakValueDictionary', '__init__', args)
        me = _unwatched_ref(self)

        @_unhurried
        def forget(reference, _remove=_remove_dead_weakref):
            owner = me()
            if owner is None:
                pass
            elif owner._iterating:
                owner._pending_removals.append(reference.key)
            else:
                # The key may have a new value by now: only a dead one goes.
                _remove(owner.data, reference.key)

        self._remove = forget
        self._pending_removals = []
        self._iterating = set()
        self.data = {}
        UserDict.UserDict.__init__(self, *args[1:], **kw)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            _remove_dead_weakref(self.data, pending.pop())

    def __getitem__(self, key):
        self._tidy()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._tidy()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        # Even during an iteration: a key whose value is gone is no key.
        self._commit_removals()
        del self.data[key]

    def __contains__(self, key):
        self._tidy()
        return self.get(key) is not None

    has_key = __contains__

    def __repr__(self):
        return "<WeakValueDictionary at %s>" % id(self)

    def copy(self):
        made = WeakValueDictionary()
        for key, value in self.iteritems():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.iteritems():
            made[deepcopy(key, memo)] = value
        return made

    def clear(self):
        self._tidy()
        self.data.clear()

    def get(self, key, default=None):
        self._tidy()
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def iteritems(self):
        self._tidy()
        with _IterationGuard(self):
            for key, reference in self.data.iteritems():
                value = reference()
                if value is not None:
                    yield key, value

    def itervaluerefs(self):
        """Iterates over the references; their objects may be gone."""
        self._tidy()
        with _IterationGuard(self):
            for reference in self.data.itervalues():
                yield reference

    def valuerefs(self):
        """List of the references; their objects may be gone."""
        self._tidy()
        return self.data.values()

    def pop(self, key, *args):
        self._tidy()
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        self._tidy()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(*args, **kwargs):
        self, _ = UserDict._split_arguments('WeakValueDictionary', 'update', args)
        self._tidy()
        for source in args[1:] + (kwargs,):
            if source is not None:
                pairs = source if hasattr(source, 'items') else dict(source)
                for key, value in pairs.items():
                    self[key] = value


class WeakKeyDictionary(_WeakMapping, UserDict.UserDict):
    """A mapping that loses an entry when nothing else holds its key. `data` maps references to values."""

    def __init__(self, dict=None):
        self.data = {}
        self._pending_removals = []
        self._iterating = set()
        me = _unwatched_ref(self)

        @_unhurried
        def forget(reference):
            owner = me()
            if owner is None:
                pass
            elif owner._iterating:
                owner._pending_removals.append(reference)
            else:
                owner.data.pop(reference, None)

        self._remove = forget
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            self.data.pop(pending.pop(), None)

    def __getitem__(self, key):
        return self.data[_unwatched_ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[_unwatched_ref(key)]

    def __contains__(self, key):
        try:
            return _unwatched_ref(key) in self.data
        except TypeError:
            return False

    has_key = __contains__

    def __repr__(self):
        return "<WeakKeyDictionary at %s>" % id(self)

    def copy(self):
        made = WeakKeyDictionary()
        for key, value in self.iteritems():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.iteritems():
            made[key] = deepcopy(value, memo)
        return made

    def get(self, key, default=None):
        return self.data.get(_unwatched_ref(key), default)

    def iteritems(self):
        with _IterationGuard(self):
            for reference, value in self.data.iteritems():
                key = reference()
                if key is not None:
                    yield key, value

    def iterkeyrefs(self):
        """Iterates over the references; their objects may be gone."""
        with _IterationGuard(self):
            for reference in self.data.iterkeys():
                yield reference

    def keyrefs(self):
        """List of the references; their objects may be gone."""
        return self.data.keys()

    def pop(self, key, *args):
        return self.data.pop(_unwatched_ref(key), *args)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, **kwargs):
        if dict is not None:
            pairs = dict if hasattr(dict, 'items') else type({})(dict)
            for key, value in pairs.items():
                self[key] = value
        if kwargs:
            self.update(kwargs)
