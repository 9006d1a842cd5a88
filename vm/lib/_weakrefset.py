# SPDX-License-Identifier: MIT
"""WeakSet, apart from `weakref` because `abc` needs it and should not need the rest."""
from itertools import imap

from _weakref import _settle, _unhurried, _unwatched_ref, ref

__all__ = ['WeakSet']


class _IterationGuard(object):
    """While such a guard is open, members of the container that die are only noted, so that the iteration is not
    disturbed; when the last one closes they are taken out."""

    def __init__(self, container):
        self.container = _unwatched_ref(container)

    def __enter__(self):
        container = self.container()
        if container is not None:
            container._iterating.add(self)
        return self

    def __exit__(self, *exc_info):
        container = self.container()
        if container is not None:
            container._iterating.discard(self)
            if not container._iterating:
                container._commit_removals()


class WeakSet(object):
    """A set that does not keep its members alive."""

    def __init__(self, data=None):
        self.data = set()
        self._pending_removals = []
        self._iterating = set()
        me = _unwatched_ref(self)

        @_unhurried
        def forget(member):
            owner = me()
            if owner is None:
                pass
            elif owner._iterating:
                owner._pending_removals.append(member)
            else:
                owner.data.discard(member)

        self._remove = forget
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            self.data.discard(pending.pop())

    def _tidy(self):
        if self._pending_removals and not self._iterating:
            self._commit_removals()

    def __iter__(self):
        with _IterationGuard(self):
            for member in self.data:
                item = member()
                if item is not None:
                    yield item

    def __len__(self):
        _settle(self.data)
        return max(0, len(self.data) - len(self._pending_removals))

    def __contains__(self, item):
        try:
            sought = _unwatched_ref(item)
        except TypeError:
            return False
        if sought not in self.data:
            return False
        # It may be equal to a member that has died.
        _settle(self.data)
        return sought in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), getattr(self, '__dict__', None)

    __hash__ = None

    def add(self, item):
        self._tidy()
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self._tidy()
        self.data.discard(_unwatched_ref(item))

    def remove(self, item):
        self._tidy()
        self.data.remove(_unwatched_ref(item))

    def clear(self):
        self._tidy()
        self.data.clear()

    def pop(self):
        self._tidy()
        while True:
            try:
                item = self.data.pop()()
            except KeyError:
                raise KeyError('pop from empty WeakSet')
            if item is not None:
                return item

    def copy(self):
        return self.__class__(self)

    def update(self, other):
        self._tidy()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._tidy()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(imap(_unwatched_ref, other))
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._tidy()
        self.data.intersection_update(imap(ref, other))
        return self

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._tidy()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    def issubset(self, other):
        return self.data.issubset(imap(_unwatched_ref, other))

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(imap(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(imap(_unwatched_ref, other))

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(imap(ref, other))

    def __eq__(self, other):
        return self.data == set(imap(ref, other)) if isinstance(other, self.__class__) else NotImplemented

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def isdisjoint(self, other):
        return not any(item in self for item in other)
