# SPDX-License-Identifier: MIT
"""Six nested loops over small ranges that count and add."""
# scale: 19 quick: 4
import sys


def count(n):
    total = 0
    numbers = range(n)
    for a in numbers:
        for b in numbers:
            for c in numbers:
                for d in numbers:
                    for e in numbers:
                        for f in numbers:
                            total += a ^ f
    return total


print count(int(sys.argv[1]))
