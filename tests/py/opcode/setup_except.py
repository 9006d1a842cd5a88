def f(error):
    try:
        raise error
    except KeyError, e:
        return "key %r" % (e.args,)
    except (ValueError, TypeError), e:
        return "value or type %s" % e
    except:
        return "other"
print f(KeyError(1)), f(ValueError("v")), f(TypeError("t")), f(IOError())  # expect: key (1,) value or type v value or type t other
