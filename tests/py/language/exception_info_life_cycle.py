import sys
def show():
    print sys.exc_info()[0] and sys.exc_info()[0].__name__  # expect: None
    # expect: ValueError
    # expect: ValueError
    # expect: None
    # expect: ValueError
    # expect: ValueError
    # expect: KeyError
    # expect: KeyError
    # expect: None
def f():
    try:
        raise ValueError
    except ValueError:
        show()
    show()
show()
f()
show()
try:
    raise KeyError
except KeyError:
    f()
    show()
show()
sys.exc_clear()
show()
