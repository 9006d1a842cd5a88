class E: pass
class F(E):
    def __init__(self, *args):
        self.args = args
try:
    raise F, (1, 2)
except E, e:
    print e.__class__.__name__, e.args  # expect: F (1, 2)
try:
    raise E
except E:
    print "class raised"  # expect: class raised
try:
    raise F(1)
except Exception:
    print "no"
except:
    print "bare"  # expect: bare
