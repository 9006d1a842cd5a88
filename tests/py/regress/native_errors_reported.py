# An error of a native that no Python code has caught is reported and ignored as CPython has it: without an instance.
# process: collections take long in the big heap of the test process
import os
import sys
import weakref
sys.stderr = sys.stdout


class A(object):
    def __init__(self, fails):
        self.fails = fails

    def __del__(self):
        self.fails()

    def __repr__(self):
        return '<A>'


def report(fails):
    A(fails)


def caught():
    try:
        {}['k']
    except IndexError:
        pass


def raised():
    raise KeyError


def left():
    with open(os.devnull):
        {}['k']


report(lambda: None.x)          # expect: Exception AttributeError: "'NoneType' object has no attribute 'x'" in <bound method A.__del__ of <A>> ignored
report(lambda: {}['k'])         # expect: Exception KeyError: ('k',) in <bound method A.__del__ of <A>> ignored
report(lambda: {}[1, 2])        # expect: Exception KeyError: ((1, 2),) in <bound method A.__del__ of <A>> ignored
report({}.popitem)              # expect: Exception KeyError: 'popitem(): dictionary is empty' in <bound method A.__del__ of <A>> ignored
report(lambda: os.close(-1))    # expect: Exception OSError: (9, 'Bad file descriptor') in <bound method A.__del__ of <A>> ignored
report(lambda: open('/none'))   # expect: Exception IOError: (2, 'No such file or directory', '/none') in <bound method A.__del__ of <A>> ignored
report(lambda: nothing)         # expect: Exception NameError: "global name 'nothing' is not defined" in <bound method A.__del__ of <A>> ignored
report(lambda: iter([]).next()) # expect: Exception StopIteration in <bound method A.__del__ of <A>> ignored
report(lambda: u'\xe9'.encode('ascii'))  # expect: Exception UnicodeEncodeError: UnicodeEncodeError('ascii', u'\xe9', 0, 1, 'ordinal not in range(128)') in <bound method A.__del__ of <A>> ignored
report(lambda: int('x'))        # expect: Exception ValueError: "invalid literal for int() with base 10: 'x'" in <bound method A.__del__ of <A>> ignored
report(sys.exit)                # expect: Exception SystemExit in <bound method A.__del__ of <A>> ignored
report(caught)                  # expect: Exception KeyError: KeyError('k',) in <bound method A.__del__ of <A>> ignored
report(left)                    # expect: Exception KeyError: KeyError('k',) in <bound method A.__del__ of <A>> ignored
report(raised)                  # expect: Exception KeyError: KeyError() in <bound method A.__del__ of <A>> ignored

class Callback(object):
    def __call__(self, reference):
        None.x

    def __repr__(self):
        return "<Callback>"


a = A(int)
r = weakref.ref(a, Callback())
del a   # expect: Exception AttributeError: "'NoneType' object has no attribute 'x'" in <Callback> ignored
