# SPDX-License-Identifier: MIT
# Names that appear, are bound anew and vanish after the code that reads them is compiled.
import math


def read(i):
    return len("abc"), LIMIT, math.floor(i), max(i, 2)


LIMIT = 10
for i in range(500):
    r = read(i)
print r                             # expect: (3, 10, 499.0, 499)

other = 1
for i in range(500):
    r = read(i)
print r                             # expect: (3, 10, 499.0, 499)


def len(x):
    return "mine"


print read(3)                       # expect: ('mine', 10, 3.0, 3)
another = 2
for i in range(500):
    r = read(i)
print r                             # expect: ('mine', 10, 499.0, 499)
del len
print read(3)                       # expect: (3, 10, 3.0, 3)
LIMIT = 11
print read(3)                       # expect: (3, 11, 3.0, 3)
del LIMIT
try:
    read(3)
except NameError as e:
    print e                         # expect: global name 'LIMIT' is not defined
LIMIT = 12
print read(3)                       # expect: (3, 12, 3.0, 3)
math.floor = lambda x: "floor"
print read(3)                       # expect: (3, 12, 'floor', 3)
del math.floor
try:
    read(3)
except AttributeError as e:
    print e                         # expect: 'module' object has no attribute 'floor'
math.floor = lambda x: "again"
math.another = 1
print read(3)                       # expect: (3, 12, 'again', 3)


def grow(n):
    found = []
    for i in xrange(n):
        globals()["name%d" % i] = i
        if i == n - 100:
            globals()["abs"] = lambda x: "shadow"
        found.append(abs(-i))
    return found[-101:-98], found[-1]


print grow(900)                     # expect: ([799, 'shadow', 'shadow'], 'shadow')
