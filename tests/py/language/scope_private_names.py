class _C(object):
    __x = 1
    def __m(self):
        return "m"
    def get(self):
        __local = self.__x, self.__m()
        return __local, sorted(k for k in locals())
    __dunder__ = 3
    def kw(self, __a=5):
        return __a
print _C().get(), _C._C__x, _C.__dunder__, _C().kw(_C__a=6)  # expect: ((1, 'm'), ['_C__local', 'self']) 1 3 6
