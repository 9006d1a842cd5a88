T = type("T", (object,), {"x": 1})
print T, T.x, T.__module__, T.__bases__  # expect: <class '__main__.T'> 1 __main__ (<type 'object'>,)
def t(*a):
    try:
        type(*a)
    except (TypeError, ValueError), e:
        print e
t()  # expect: type() takes 1 or 3 arguments
t(1, 2)  # expect: type() takes 1 or 3 arguments
t(1, (), {})  # expect: type() argument 1 must be string, not int
t("a", [], {})  # expect: type() argument 2 must be tuple, not list
t("a", (), [])  # expect: type() argument 3 must be dict, not list
t("a\0b", (), {})  # expect: type name must not contain null characters
