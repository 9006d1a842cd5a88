# SPDX-License-Identifier: MIT
"""Doubly recursive Fibonacci: the cost of a call."""
# scale: 34 quick: 15
import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print fib(int(sys.argv[1]))
