class C(object):
    @property
    def p(self):
        return 1
C().p = 2 # expect raises: AttributeError: can't set attribute
