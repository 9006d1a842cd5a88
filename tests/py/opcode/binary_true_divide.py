from __future__ import division
x = 7
print x / 2, -x / 2, 6 / 3, 2 ** 80 / 2 ** 79, 1 / 3L  # expect: 3.5 -3.5 2.0 2.0 0.333333333333
class T(object):
    def __truediv__(self, other):
        return "true"
    def __div__(self, other):
        return "classic"
print T() / 1  # expect: true
try:
    x / 0
except ZeroDivisionError, e:
    print e  # expect: division by zero
