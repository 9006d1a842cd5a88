# SPDX-License-Identifier: MIT
"""A pipeline of generators: read, parse, filter, group, sum."""
# scale: 900000 quick: 500
import sys


def lines(n):
    for i in xrange(n):
        yield "%d,%s,%d" % (i, ("temp", "humid", "light")[i % 3], (i * 7919) % 1009)


def parsed(source):
    for line in source:
        number, kind, value = line.split(",")
        yield int(number), kind, int(value)


def only(source, kind):
    return (item for item in source if item[1] != kind)


def chunks(source, size):
    chunk = []
    for item in source:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def running_mean():
    total = 0.0
    count = 0
    mean = None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


def run(n):
    mean = running_mean()
    mean.next()
    count = 0
    for chunk in chunks(only(parsed(lines(n)), "light"), 16):
        count += 1
        last = mean.send(sum(value for number, kind, value in chunk))
    return count, last


print "%d %.6f" % run(int(sys.argv[1]))
