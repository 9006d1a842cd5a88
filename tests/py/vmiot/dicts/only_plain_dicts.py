# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
import collections
class D(dict):
    pass
for d in D(a=1), collections.OrderedDict(a=1), collections.defaultdict(int):
    try:
        print d.a
    except AttributeError as e:
        print e
# expect: 'D' object has no attribute 'a'
# expect: 'OrderedDict' object has no attribute 'a'
# expect: 'collections.defaultdict' object has no attribute 'a'
print D(a=1).len()  # expect: 1
