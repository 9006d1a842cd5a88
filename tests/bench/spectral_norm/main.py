# SPDX-License-Identifier: MIT
"""Largest singular value of an infinite matrix, by the power method: generator expressions over floats."""
# scale: 470 quick: 20
import sys
from math import sqrt


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)


def times(vector):
    n = len(vector)
    return [sum(element(i, j) * vector[j] for j in xrange(n)) for i in xrange(n)]


def times_transposed(vector):
    n = len(vector)
    return [sum(element(j, i) * vector[j] for j in xrange(n)) for i in xrange(n)]


def main(n):
    u = [1.0] * n
    for step in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    print "%.9f" % sqrt(uv / vv)


main(int(sys.argv[1]))
