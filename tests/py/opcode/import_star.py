from sys import *
print maxint == 2 ** 63 - 1, "_getframe" in globals(), "exc_info" in globals()  # expect: True False True
from import_star_helper import *
print visible, "_hidden" in globals(), "unlisted" in globals()  # expect: seen False False
