# helper
"""Synopsis line.

More text, see RFC 1234 and PEP 8 and http://example.com/x?y and self.foo and bar() and f.
  indented <b>
"""
import sgmllib
__version__ = '$Revision: 1.5 $'
__date__ = '2020'
__author__ = 'Me <me@x>'
__credits__ = 'You'
def f(a, b=1, (c, d)=(2, 3), *e, **g):
    """Doc of f.

    Calls C.m and g()."""
def g(): pass
# comment of h
def h(x=sgmllib): return 3
lam = lambda x, y=3: x
alias = f
_private = 3
__dunder__ = 4
const = [1, 2, 3]
long_const = 'x' * 200
class Base(object):
    """Base doc."""
    __slots__ = ()
    x = 3
    def m(self, q): "m doc"
    def over(self): "over doc"
    @property
    def p(self): "p doc"; return 3
    def _set(self, v): "set doc"
    rw = property(lambda self: 1, _set, None, "rw doc")
class Derived(Base):
    y = 4
    __slots__ = ('s1',)
    def over(self): pass
    @classmethod
    def cm(cls, a): "cm doc"
    @staticmethod
    def sm(a): "sm doc"
    alias = Base.__dict__['m']
    def _private(self): "private"
    def __init__(self): "init doc"
    ff = f
class Old:
    "Old doc"
    z = 1
    def om(self): "om doc"
class Old2(Old):
    def om2(self): pass
    def mm(cls): "mm doc"
inst = Derived()
oldinst = Old2()
