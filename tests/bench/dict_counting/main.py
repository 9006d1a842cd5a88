# SPDX-License-Identifier: MIT
"""Word counts in dictionaries: by get, by try, by setdefault, with tuple and integer keys."""
# scale: 1100000 quick: 1000
import sys


def tokens(n):
    seed = 7
    for i in xrange(n):
        seed = (seed * 69069 + 1) & 0xffffffff
        yield "w%d" % ((seed >> 12) % 3000)


def run(n):
    words = list(tokens(n))
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    pairs = {}
    for i in xrange(1, len(words)):
        key = (words[i - 1], words[i])
        if key in pairs:
            pairs[key] += 1
        else:
            pairs[key] = 1
    by_length = {}
    for word in words:
        by_length.setdefault(len(word), []).append(word)
    squares = {}
    for word, count in counts.iteritems():
        try:
            squares[count * count] += 1
        except KeyError:
            squares[count * count] = 1
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
    return top, len(pairs), sorted((k, len(v)) for k, v in by_length.items()), max(squares), sum(squares.values())


for line in run(int(sys.argv[1])):
    print line
