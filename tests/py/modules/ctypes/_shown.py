# helper
def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
    except Exception as e:
        print "%s: %s" % (type(e).__name__, e)
    else:
        print repr(r)


def put(o, key, v):
    o[key] = v


def drop(o, key):
    del o[key]
