# SPDX-License-Identifier: MIT
"""Remainders and quotients at the ends of int."""
import sys
m = sys.maxint
def f(a, b): return a % b
for a in (-m - 1, -m, m, -5, 2**40, -2**62, -m-2, True):
    for b in (-1, -1L, 1, -2, 3, -m - 1):
        r = [f(a, b), divmod(a, b), a // b]
        print a, b, r
        x = a; x %= b; print repr(x),
        print repr(int.__mod__(int(a), int(b))) if abs(a) <= m else ''
for i in xrange(500): r = f(-m - 1, -1)
print repr(r)
