# select() takes descriptors from whatever can be iterated over, and looks at its arguments before the timeout.
import os
import select

r, w = os.pipe()


class Failing(object):
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        raise self.error


class Old:
    pass


try:
    for which in set([w]), {w: 1}, frozenset([w]), iter([w]), (fd for fd in [w]), {w: 1}.viewkeys(), (w,), xrange(w, w + 1):
        print select.select([], which, set(), 0)[1] == [w],
    print  # expect: True True True True True True True True
    for arguments in [(5, [], [], 0), ([], None, [], -1), ([], [], Old(), 0), (Failing(TypeError('own')), [], [], 0),
                      (Failing(ValueError('own')), [], [], 0), ('a', [], [], -1), (5, [], [], 'x')]:
        try:
            select.select(*arguments)
        except (TypeError, ValueError) as e:
            print e
    # expect: arguments 1-3 must be sequences
    # expect: arguments 1-3 must be sequences
    # expect: arguments 1-3 must be sequences
    # expect: arguments 1-3 must be sequences
    # expect: own
    # expect: argument must be an int, or have a fileno() method
    # expect: timeout must be a float or None
    try:
        select.select([], [w], [], -1)
    except select.error as e:
        print e  # expect: (22, 'Invalid argument')
finally:
    os.close(r)
    os.close(w)
