class D(object):
    def __init__(self, log):
        self.log = log
    def use(self):
        return "used"
log = []
d = D(log)
print d.use()  # expect: used
del d
try:
    d
except NameError, e:
    print e  # expect: name 'd' is not defined
