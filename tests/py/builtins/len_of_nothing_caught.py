# len() of what has no length is caught, in loops that are hot, too.
import sys


class Old:
    pass


class New(object):
    pass


def has_length(o):
    try:
        len(o)
    except TypeError, e:
        return str(e)
    except AttributeError, e:
        return str(e)
    return True


for o in iter([]), 5, None, Old(), New(), [], {}.iteritems(), has_length, 1.5, len, 'x', xrange(3), New, Old:
    for i in range(300):
        r = has_length(o)
    print r
print map(has_length, [1, []]), sys.exc_info()[0]
try:
    map(len, [[], 3])
except TypeError as e:
    print e
