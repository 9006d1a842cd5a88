# SPDX-License-Identifier: MIT
"""The % operator with the usual mix of conversions, and str.format for comparison."""
# scale: 540000 quick: 500
import sys


def run(n):
    length = 0
    for i in xrange(n):
        a = "%d: %s at %.2f" % (i, "sensor", i * 0.25)
        b = "%05d|%-8s|%8s|%x" % (i % 1000, "ab", "cd", i)
        c = "<%(name)s id='%(id)d'>%(value)r</%(name)s>" % {"name": "item", "id": i, "value": i * 2}
        d = "%s %s %s" % (None, (i,), [i, "x"])
        e = "{0}-{1:>4}".format(i, "z")
        length += len(a) + len(b) + len(c) + len(d) + len(e)
    return length, a, b, c, d, e


for item in run(int(sys.argv[1])):
    print item
