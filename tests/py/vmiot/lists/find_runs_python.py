# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
class E(object):
    def __eq__(self, other):
        raise ValueError("no")
try:
    [1, E()].find(2)
except ValueError as e:
    print e  # expect: no
class Cut(object):
    def __eq__(self, other):
        del items[:]
        return False
items = [Cut(), Cut(), Cut()]
print items.find(1), items  # expect: -1 []
