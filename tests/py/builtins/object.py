o = object()
print type(o), o == o, o == object(), hash(o) == hash(o), object.__doc__ is not None, object.__bases__, isinstance(object, type)  # expect: <type 'object'> True False True True () True
for call in (lambda: object(1), lambda: setattr(o, "x", 1), lambda: o.missing, lambda: o < 5 and None.x):
    try:
        call()
    except (TypeError, AttributeError), e:
        print type(e).__name__, e  # expect: TypeError object() takes no parameters
        # expect: AttributeError 'object' object has no attribute 'x'
        # expect: AttributeError 'object' object has no attribute 'missing'
