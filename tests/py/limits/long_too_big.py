# SPDX-License-Identifier: MIT
# oracle: none, CPython has room for these
# A long has at most 2**30 bits; what would be longer is MemoryError, whoever computes it.
x = 1 << ((1 << 29) + 8)


def attempt(name, f):
    try:
        f()
        print name, 'done'
    except MemoryError:
        print name, 'MemoryError'


for again in range(2):
    attempt('product', lambda: x * x)  # expect: product MemoryError
    attempt('shift', lambda: x << (1 << 30))  # expect: shift MemoryError
    attempt('power', lambda: x ** 3)  # expect: power MemoryError
    x = -x
    # expect: product MemoryError
    # expect: shift MemoryError
    # expect: power MemoryError
