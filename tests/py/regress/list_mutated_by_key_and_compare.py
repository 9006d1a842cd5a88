l = [3, 1, 2]
def key(x):
    l.append(9)
    return x
try:
    l.sort(key=key)
except ValueError, e:
    print e  # expect: list modified during sort
class C(object):
    def __eq__(self, other):
        del l[:]
        return False
l = [C(), C(), 1]
print 5 in l, l  # expect: False []
l = [C(), 2]
try:
    l.index(2)
except ValueError, e:
    print e  # expect: 2 is not in list
