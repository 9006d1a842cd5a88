from __future__ import print_function
print("a", 1, sep="-", end="!\n")  # expect: a-1!
print()  # expect:
print(*[1, 2, 3])  # expect: 1 2 3
p = print
p("as a value")  # expect: as a value
import sys
print("x", "y", file=sys.stdout, sep="")  # expect: xy
try:
    print("a", bad=1)
except TypeError as e:
    print(e)  # expect: 'bad' is an invalid keyword argument for this function
