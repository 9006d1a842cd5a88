# SPDX-License-Identifier: MIT
"""An ordered map in use: random inserts, lookups, a walk in order, removals. Where there is an rbdict, it is one; elsewhere
it is two lists, keys in order and their values, kept with bisect. Prints the processor seconds of each part and a check sum."""
import sys
import time
from bisect import bisect_left

N = int(sys.argv[1])

try:
    rbdict
except NameError:
    rbdict = None


def numbers(n, seed):
    out = []
    for i in xrange(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append(seed)
    return out


def tree_insert(keys):
    d = rbdict()
    for k in keys:
        d[k] = k & 255
    return d


def tree_lookup(d, keys):
    total = 0
    for k in keys:
        v = d[k]
        if v is not None:
            total += v
    return total


def tree_near(d, keys):
    total = 0
    for k in keys:
        if d.gotonear(k):
            total += d.key() & 255
    return total


def tree_walk(d):
    total = 0
    ok = d.first()
    while ok:
        total = (total * 3 + d.key() + d.val()) & 65535
        ok = d.next()
    return total


def tree_remove(d, keys):
    for k in keys:
        d.delete(k)
    return d.len()


def list_insert(keys):
    order, values = [], []
    for k in keys:
        at = bisect_left(order, k)
        if at < len(order) and order[at] == k:
            values[at] = k & 255
        else:
            order.insert(at, k)
            values.insert(at, k & 255)
    return order, values


def list_lookup(d, keys):
    order, values = d
    n = len(order)
    total = 0
    for k in keys:
        at = bisect_left(order, k)
        if at < n and order[at] == k:
            total += values[at]
    return total


def list_near(d, keys):
    order = d[0]
    n = len(order)
    total = 0
    for k in keys:
        at = bisect_left(order, k)
        if at < n:
            total += order[at] & 255
    return total


def list_walk(d):
    order, values = d
    total = 0
    for i in xrange(len(order)):
        total = (total * 3 + order[i] + values[i]) & 65535
    return total


def list_remove(d, keys):
    order, values = d
    for k in keys:
        at = bisect_left(order, k)
        if at < len(order) and order[at] == k:
            del order[at], values[at]
    return len(order)


def run(insert, lookup, near, walk, remove):
    keys, others = numbers(N, 7), numbers(N, 11)
    marks = [time.clock()]
    d = insert(keys)
    marks.append(time.clock())
    found = lookup(d, others) + lookup(d, keys)
    marks.append(time.clock())
    found += near(d, others)
    marks.append(time.clock())
    check = walk(d)
    marks.append(time.clock())
    left = remove(d, keys[::2])
    marks.append(time.clock())
    for name, a, b in zip(("insert", "lookup", "near", "walk", "remove"), marks, marks[1:]):
        print name, '%.4f' % (b - a)
    print "check", found, check, left


if rbdict is None:
    run(list_insert, list_lookup, list_near, list_walk, list_remove)
else:
    run(tree_insert, tree_lookup, tree_near, tree_walk, tree_remove)
