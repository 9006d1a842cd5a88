# sys.exc_info belongs to the frame that handles: gone when it returns, unseen in a finally clause, caller's in a generator.
import sys
def kind():
    return sys.exc_info()[0] and sys.exc_info()[0].__name__
def caught():
    try:
        1 / 0
    except ZeroDivisionError:
        return kind(), sys.exc_type.__name__, str(sys.exc_value), sys.exc_traceback is sys.exc_info()[2]
print caught(), kind()  # expect: ('ZeroDivisionError', 'ZeroDivisionError', 'integer division or modulo by zero', True) None
def nested():
    try:
        raise KeyError
    except KeyError:
        caught()
        before = kind()
        sys.exc_clear()
        return before, kind()
print nested()  # expect: ('KeyError', None)
def final():
    try:
        try:
            raise KeyError
        finally:
            seen.append(kind())
    except KeyError:
        try:
            raise IndexError
        except IndexError:
            pass
        seen.append(kind())
seen = []
final()
print seen  # expect: [None, 'IndexError']
def gen():
    try:
        raise ValueError
    except ValueError:
        yield kind()
        yield kind()
    yield kind()
def drive():
    try:
        raise KeyError
    except KeyError:
        return [(k, kind()) for k in gen()]
print drive()  # expect: [('ValueError', 'KeyError'), ('KeyError', 'KeyError'), ('KeyError', 'KeyError')]
print list(gen()), kind()  # expect: ['ValueError', None, None] None
