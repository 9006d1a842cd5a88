class Old:
    def __enter__(self): return "old"
    def __exit__(self, *a): pass
with Old() as x:
    print x  # expect: old
class New(object): pass
n = New()
n.__enter__ = n.__exit__ = lambda *a: None
try:
    with n: pass
except AttributeError, e:
    print e  # expect: __exit__
