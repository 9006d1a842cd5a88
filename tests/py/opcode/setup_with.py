class NoEnter(object):
    def __exit__(self, *args):
        pass
class NoExit(object):
    def __enter__(self):
        pass
for manager in (NoEnter(), NoExit(), 5):
    try:
        with manager:
            print "never"
    except AttributeError, e:
        print e  # expect: __enter__
        # expect: __exit__
        # expect: __exit__
class Failing(object):
    def __enter__(self):
        raise ValueError("enter")
    def __exit__(self, *args):
        print "never"
try:
    with Failing():
        pass
except ValueError, e:
    print e  # expect: enter
