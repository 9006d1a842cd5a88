from __future__ import unicode_literals
print(repr("a"), repr(b"a"), repr(u"a"), repr("\u20ac"), repr(r"\n"), type("" "").__name__)  # expect: ("u'a'", "'a'", "u'a'", "u'\\u20ac'", "u'\\\\n'", 'unicode')
def f():
    "doc"
print(type(f.__doc__).__name__, type(f.__name__).__name__)  # expect: ('unicode', 'str')
