# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
from __future__ import print_function
print("a", 1.50, "b", sep=", ")  # expect: PRINT: a, 1.5, b
print("x", end="")
print("y")  # expect: PRINT: xy
print()  # expect: PRINT:
print("two\nlines", end="\n\n")
# expect: PRINT: two
# expect: PRINT: lines
# expect: PRINT:
import sys
print("err", file=sys.stderr)
# expect stderr: err
