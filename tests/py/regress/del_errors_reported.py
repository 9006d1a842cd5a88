# What goes wrong in __del__ is reported and ignored, even when repr() fails.
# process: collections take long in the big heap of the test process
import sys
sys.stderr = sys.stdout
class A:
    def __del__(self):
        raise ValueError(1)
    def __repr__(self):
        raise KeyError
class E(Exception):
    def __repr__(self):
        raise KeyError
class B:
    def __del__(self):
        raise E()
    def __repr__(self):
        return '<B>'
a = A()
del a   # expect: Exception ValueError: ValueError(1,) in <object repr() failed> ignored
b = B()
del b   # expect: Exception __main__.E: <exception repr() failed> in <bound method B.__del__ of <B>> ignored
