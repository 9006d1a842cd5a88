def inner():
    try:
        raise KeyError("inner")
    except KeyError:
        pass
try:
    try:
        raise ValueError("outer")
    except ValueError:
        inner()
        raise
except Exception, e:
    print repr(e)  # expect: ValueError('outer',)
try:
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("same frame")
        except KeyError:
            pass
        raise
except Exception, e:
    print repr(e)  # expect: KeyError('same frame',)
