# SPDX-License-Identifier: MIT
"""Sorting records: by key function, by attribute, by cmp function, plain, and reversed."""
# scale: 190000 quick: 300
import sys
from operator import itemgetter


class Record(object):
    def __init__(self, number, name):
        self.number = number
        self.name = name


def records(n):
    seed = 12345
    for i in xrange(n):
        seed = (seed * 1664525 + 1013904223) & 0xffffffff
        yield Record(seed >> 8, "n%06d" % (seed % 1000003))


def run(n):
    items = list(records(n))
    by_number = sorted(items, key=lambda record: record.number)
    by_name = sorted(items, key=lambda record: (record.name[:3], -record.number), reverse=True)
    numbers = sorted([record.number for record in items])
    names = sorted([record.name for record in items])
    pairs = [(record.name, record.number) for record in items]
    pairs.sort(key=itemgetter(1))
    some = by_name[:n // 10]
    some.sort(lambda a, b: cmp(a.number % 1000, b.number % 1000))
    print by_number[0].name, by_number[-1].name, by_name[0].name, by_name[-1].name
    print numbers[n // 2], names[n // 2], pairs[n // 3], some[0].name


run(int(sys.argv[1]))
