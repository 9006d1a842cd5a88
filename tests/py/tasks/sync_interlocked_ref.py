# oracle: none, vmiot is a module of ours
from vmiot.sync import InterlockedRef
a, b = [1], [1]
r = InterlockedRef(a)
print r.get() is a, r.compare_exchange(b, None), r.compare_exchange(a, b), r.get() is b     # expect: True False True True
print r.exchange(None), r.get(), InterlockedRef().get()     # expect: [1] None None
r.set('x')
print r.get()                                               # expect: x
