# SPDX-License-Identifier: MIT
# A dict of tuples does not hold the key that was looked up last.
import gc


class Key(tuple):
    def __del__(self):
        print "gone"


d = dict(((i, "a"), i) for i in range(20))
key = Key((5, "a"))
print d[key]    # expect: 5
del key
gc.collect()    # expect: gone
print "end"     # expect: end
