def f():
    "one" " two"
def g():
    u"unicode"
def h():
    "a" + "b"
def k():
    """multi
    line"""
    return 1
class C:
    'class'
print f.__doc__, repr(g.__doc__), h.__doc__, repr(k.__doc__), C.__doc__  # expect: one two u'unicode' None 'multi\n    line' class
