# flags: -OO
def f():
    "doc"
class C(object):
    "doc"
print f.__doc__, C.__doc__  # expect: None None
