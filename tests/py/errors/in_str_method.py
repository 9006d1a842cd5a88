class C(object):
    def __str__(self):
        return 5
str(C()) # expect raises: TypeError: __str__ returned non-string (type int)
