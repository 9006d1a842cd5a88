# A weak reference is dead, and its callback has run, when the last reference is gone.
# process: collections take long in the big heap of the test process
import weakref
class C:
    pass
def gone(r):
    print 'gone', r() is None
c = C()
r = weakref.ref(c, gone)
print r() is c          # expect: True
c = None                # expect: gone True
print r()               # expect: None
d = weakref.WeakValueDictionary()
d['x'] = c = C()
print d.keys()          # expect: ['x']
del c
print d.keys()          # expect: []
