class MyError(Exception):
    def __init__(self, code):
        self.code = code
    def __str__(self):
        return "code %s" % self.code
class Sub(MyError): pass
try:
    raise Sub(5)
except MyError, e:
    print e, repr(e), e.args, e.code  # expect: code 5 Sub() () 5
try:
    raise MyError, 7
except MyError, e:
    print e  # expect: code 7
try:
    raise MyError
except TypeError, e:
    print e  # expect: __init__() takes exactly 2 arguments (1 given)
