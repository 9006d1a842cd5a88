# SPDX-License-Identifier: MIT
"""Priority queues in lists: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2], so heap[0] is the smallest. The native
module `_heapq` does it faster where there is one."""
from itertools import imap, izip, count, tee, chain
from operator import itemgetter

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def cmp_lt(x, y):
    """x < y, also for classes that define only <=."""
    return x < y if hasattr(x, '__lt__') else not y <= x


def _rise(heap, at, top):
    # Moves the item at `at` up until its parent is not larger; never above `top`.
    item = heap[at]
    while at > top:
        parent = (at - 1) >> 1
        if not cmp_lt(item, heap[parent]):
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _sink(heap, at):
    # Moves the item at `at` to its place below. Going to a leaf first and rising from there compares less, because
    # the item usually comes from the end of the heap and belongs far down.
    top, size, item = at, len(heap), heap[at]
    child = 2 * at + 1
    while child < size:
        if child + 1 < size and not cmp_lt(heap[child], heap[child + 1]):
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, at, top)


def heappush(heap, item):
    """Puts an item in."""
    heap.append(item)
    _rise(heap, len(heap) - 1, 0)


def heappop(heap):
    """Takes the smallest item out and returns it; IndexError if there is none."""
    last = heap.pop()
    if not heap:
        return last
    smallest, heap[0] = heap[0], last
    _sink(heap, 0)
    return smallest


def heapreplace(heap, item):
    """heappop() and then heappush(), in one step."""
    smallest, heap[0] = heap[0], item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item):
    """heappush() and then heappop(), in one step."""
    if heap and cmp_lt(heap[0], item):
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    """Turns a list into a heap, in linear time."""
    for at in reversed(xrange(len(x) // 2)):
        _sink(x, at)


def nlargest(n, iterable):
    """The `n` largest items, the largest first."""
    if n < 0:
        return []
    items = iter(iterable)
    kept = [item for _, item in izip(xrange(n), items)]
    if not kept:
        return kept
    heapify(kept)
    for item in items:
        heappushpop(kept, item)
    kept.sort(reverse=True)
    return kept


def nsmallest(n, iterable):
    """The `n` smallest items, the smallest first."""
    if n < 0:
        return []
    return sorted(iterable)[:n]


try:
    from _heapq import heappush, heappop, heapify, heapreplace, nlargest, nsmallest, heappushpop
except ImportError:
    pass


def merge(*iterables):
    """Generates the items of several sorted iterables in order. Of equal items the earlier iterable's come first."""
    heap = []
    for place, source in enumerate(imap(iter, iterables)):
        try:
            heap.append([source.next(), place, source.next])
        except StopIteration:
            pass
    heapify(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[0]
                entry[0] = entry[2]()
                heapreplace(heap, entry)
        except StopIteration:
            heappop(heap)
    if heap:
        value, _, following = heap[0]
        yield value
        for value in following.__self__:
            yield value


def _best(n, iterable, key, extreme, choose, direction):
    # nlargest or nsmallest, with a key. Each item goes through (key, position), so that items are never compared
    # and equal ones keep their order.
    if n == 1:
        items = iter(iterable)
        first = list(item for _, item in izip(xrange(1), items))
        if not first:
            return []
        return [extreme(chain(first, items))] if key is None else [extreme(chain(first, items), key=key)]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=direction < 0)[:n]
    if key is None:
        return map(itemgetter(0), choose(n, izip(iterable, count(0, direction))))
    first, second = tee(iterable)
    return map(itemgetter(2), choose(n, izip(imap(key, first), count(0, direction), second)))


_nlargest, _nsmallest = nlargest, nsmallest


def nlargest(n, iterable, key=None):
    """The `n` largest items by `key`, the largest first: as sorted(iterable, key=key, reverse=True)[:n]."""
    return _best(n, iterable, key, max, _nlargest, -1)


def nsmallest(n, iterable, key=None):
    """The `n` smallest items by `key`, the smallest first: as sorted(iterable, key=key)[:n]."""
    return _best(n, iterable, key, min, _nsmallest, 1)
