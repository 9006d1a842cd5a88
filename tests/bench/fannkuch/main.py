# SPDX-License-Identifier: MIT
"""Pancake flips over all permutations: list slices, indexing, small integers."""
# scale: 9 quick: 5
import sys


def fannkuch(n):
    order = range(n)
    counts = range(1, n + 1)
    most, checksum, sign, left = 0, 0, 1, n
    while True:
        first = order[0]
        if first:
            flipped = order[:]
            flips = 0
            while first:
                flipped[:first + 1] = flipped[first::-1]
                flips += 1
                first = flipped[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        # Next permutation: alternate a swap of the first two with a rotation.
        if sign > 0:
            order[0], order[1] = order[1], order[0]
            sign = -1
        else:
            order[1], order[2] = order[2], order[1]
            sign = 1
            i = 2
            while True:
                counts[i] -= 1
                if counts[i] > 0:
                    break
                counts[i] = i + 1
                i += 1
                if i == n:
                    return checksum, most
                order.insert(i, order.pop(0))


# Ten elements would take ten times as long as nine.
for again in range(4):
    checksum, most = fannkuch(int(sys.argv[1]))
print checksum
print most
