# oracle: none, extension of VMIOT's API
# dialects: both
from vmiot.sync import InterlockedInt, InterlockedRef
n, r = InterlockedInt(5), InterlockedRef("a")
print n.add(2), n.get(), n.exchange(1), n.compare_exchange(1, 9), n.get()  # expect: 7 7 7 True 9
print r.get(), r.exchange("b"), r.get()  # expect: a a b
