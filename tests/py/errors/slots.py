class P(object):
    __slots__ = 'x'
P().y = 1 # expect raises: AttributeError: 'P' object has no attribute 'y'
