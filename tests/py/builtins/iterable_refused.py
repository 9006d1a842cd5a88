# Where a sequence is wanted, the TypeError is that of the one who wants it, also where a class raises another one.
import time


class Failing(object):
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        raise self.error


class NoIterator(object):
    def __iter__(self):
        return 5


class Old:
    pass


items = [1, 2, 3, 4]
slice_of = items.__setslice__
for value in Failing(TypeError('own')), Failing(ValueError('own')), NoIterator(), Old(), 5:
    for f in ''.join, u''.join, bytearray().join, lambda v: slice_of(0, 1, v), \
            lambda v: items.__setitem__(slice(0, 4, 2), v), time.struct_time:
        try:
            f(value)
        except (TypeError, ValueError) as e:
            print str(e) + ';',
    print
# expect: can only join an iterable; can only join an iterable; can only join an iterable; can only assign an iterable; must assign iterable to extended slice; constructor requires a sequence;
# expect: own; own; own; own; own; own;
# expect: can only join an iterable; can only join an iterable; can only join an iterable; can only assign an iterable; must assign iterable to extended slice; constructor requires a sequence;
# expect: can only join an iterable; can only join an iterable; can only join an iterable; can only assign an iterable; must assign iterable to extended slice; constructor requires a sequence;
# expect: can only join an iterable; can only join an iterable; can only join an iterable; can only assign an iterable; must assign iterable to extended slice; constructor requires a sequence;
