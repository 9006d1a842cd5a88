# SPDX-License-Identifier: MIT
"""N queens: recursive generators, sets and list comprehensions."""
# scale: 12 quick: 6
import sys


def queens(n, row, columns, rising, falling):
    if row == n:
        yield []
        return
    for column in xrange(n):
        if column in columns or row + column in rising or row - column in falling:
            continue
        for rest in queens(n, row + 1, columns | set([column]), rising | set([row + column]),
                           falling | set([row - column])):
            yield [column] + rest


n = int(sys.argv[1])
solutions = list(queens(n, 0, set(), set(), set()))
print len(solutions)
print solutions[0], solutions[-1]
