class C(object):
    def m(self):
        pass
C.m() # expect raises: TypeError: unbound method m() must be called with C instance as first argument (got nothing instead)
