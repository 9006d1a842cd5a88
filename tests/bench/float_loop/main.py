# SPDX-License-Identifier: MIT
"""Points on a sphere: float arithmetic, attributes and small methods."""
# scale: 550000 quick: 500
import math
import sys


class Point(object):
    def __init__(self, i):
        self.x = x = math.sin(i)
        self.y = math.cos(i) * 3
        self.z = (x * x) / 2

    def normalize(self):
        x, y, z = self.x, self.y, self.z
        norm = math.sqrt(x * x + y * y + z * z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def run(n):
    points = [Point(float(i)) for i in xrange(n)]
    for point in points:
        point.normalize()
    best = points[0]
    for point in points[1:]:
        best = best.maximize(point)
    # A series that never leaves floats.
    total, sign = 0.0, 1.0
    for i in xrange(n * 8):
        total += sign / (2.0 * i + 1.0)
        sign = -sign
    return best, total * 4.0


best, pi = run(int(sys.argv[1]))
print "%.9f %.9f %.9f" % (best.x, best.y, best.z)
print "%.9f" % pi
