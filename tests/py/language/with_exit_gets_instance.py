class M(object):
    def __enter__(self): pass
    def __exit__(self, kind, value, tb):
        print kind.__name__, type(value).__name__, value  # expect: ValueError ValueError text
        # expect: KeyError KeyError
        # expect: KeyError KeyError 'missing'
        # expect: ZeroDivisionError ZeroDivisionError integer division or modulo by zero
        return True
with M():
    raise ValueError, "text"
with M():
    raise KeyError
with M():
    {}["missing"]
with M():
    1 / 0
