# oracle: none, extension of VMIOT's API
# dialects: both
class Res(object):
    def __enter__(self):
        print "in"
        return self
    def __exit__(self, t, v, tb):
        print "out", t is None
        return True
    @property
    def double(self):
        return 42
vmiot_set_exceptionmode(2)
with Res() as r:
    print r.double
    raise ValueError()
# expect: in
# expect: 42
# expect: out False
