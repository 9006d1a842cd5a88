def t(f):
    try:
        f()
    except TypeError, e:
        print e
t(lambda: setattr(int, "x", 1))  # expect: can't set attributes of built-in/extension type 'int'
t(lambda: delattr(list, "append"))  # expect: can't set attributes of built-in/extension type 'list'
t(lambda: type.__setattr__(dict, "x", 1))  # expect: can't set attributes of built-in/extension type 'dict'
t(lambda: setattr(int, "__name__", "x"))  # expect: can't set attributes of built-in/extension type 'int'
t(lambda: int.__dict__.__setitem__("a", 1) if 0 else None)
