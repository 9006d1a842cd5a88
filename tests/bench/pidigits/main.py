# SPDX-License-Identifier: MIT
"""Digits of pi from a continued fraction with long integers (the unbounded spigot)."""
# scale: 6000 quick: 60
import sys


def digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, n = q * k, (2 * q + r) * l, t * l, (q * (7 * k + 2) + r * l) // (t * l)
            k += 1
            l += 2


def main(count):
    line = ""
    for i, digit in enumerate(digits()):
        line += str(digit)
        if len(line) == 50 or i + 1 == count:
            print "%-50s :%d" % (line, i + 1)
            line = ""
            if i + 1 == count:
                return


main(int(sys.argv[1]))
