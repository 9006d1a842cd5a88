# expect stderr: Exception ValueError: ValueError() in <type 'exceptions.KeyError'> ignored
class Meta(type):
    def __subclasscheck__(cls, c): raise ValueError()
class E(Exception):
    __metaclass__ = Meta
try:
    raise KeyError
except E:
    print "no"
except KeyError:
    print "yes"  # expect: yes
