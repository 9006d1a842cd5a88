import sys
def g():
    try:
        raise ValueError("in generator")
    except ValueError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0] and sys.exc_info()[0].__name__
it = g()
print it.next(), sys.exc_info()[0]  # expect: ValueError None
try:
    raise KeyError
except KeyError:
    print it.next(), sys.exc_info()[0].__name__  # expect: KeyError KeyError
