class C(object):
    pass
C(1) # expect raises: TypeError: object() takes no parameters
