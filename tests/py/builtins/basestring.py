print isinstance("", basestring), isinstance(u"", basestring), isinstance(5, basestring), str.__mro__[1], basestring.__mro__  # expect: True True False <type 'basestring'> (<type 'basestring'>, <type 'object'>)
try:
    basestring()
except TypeError, e:
    print e  # expect: The basestring type cannot be instantiated
