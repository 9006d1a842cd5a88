import os, pickle, shelve, shutil, tempfile
def error(f, *args):
    try:
        print repr(f(*args))
    except Exception as e:
        print type(e).__name__, e
class Log(dict):
    def __getitem__(self, key):
        print 'get', key
        return dict.__getitem__(self, key)
    def __setitem__(self, key, value):
        print 'set', key, pickle.loads(value)
        dict.__setitem__(self, key, value)
    def sync(self):
        print 'sync'
    def close(self):
        print 'close'
s = shelve.Shelf(Log())
s['a'] = [1]            # expect: set a [1]
s['a'].append(2)        # expect: get a
print s['a'], s.get('a'), s.get('b'), s.get('b', 5), 'a' in s, s.has_key('b'), len(s), s.keys()
# expect: get a
# expect: [1] get a
# expect: [1] None 5 True False 1 ['a']
error(s.__getitem__, 'b')
# expect: get b
# expect: KeyError 'b'
error(s.__delitem__, 'b')       # expect: KeyError 'b'
error(s.__setitem__, 'f', lambda: 0)    # expect: TypeError can't pickle function objects
s.sync()                # expect: sync
s.close()
# expect: sync
# expect: close
s.close()
for f in (s.keys, lambda: s['a'], lambda: s.__setitem__('a', 1), lambda: s.__delitem__('a')):
    error(f)
# expect: ValueError invalid operation on closed shelf
# expect: ValueError invalid operation on closed shelf
# expect: ValueError invalid operation on closed shelf
# expect: ValueError invalid operation on closed shelf
print s.dict            # expect: <Closed Dictionary>

s = shelve.Shelf(Log(), 2, writeback=True)
s['a'] = [1]            # expect: set a [1]
s['a'].append(2)
s.sync()
# expect: set a [1, 2]
# expect: sync
s['a'].append(3)        # expect: get a
s['b'] = 0              # expect: set b 0
del s['b']
s.close()
# expect: set a [1, 2, 3]
# expect: sync
# expect: close
for protocol, start in ((None, "'(l'"), (0, "'(l'"), (1, "']q'"), (2, r"'\x80\x02'"), (-1, r"'\x80\x02'")):
    d = {}
    shelve.Shelf(d, protocol)['x'] = []
    print repr(d['x'][:2]) == start,
print                   # expect: True True True True True
error(shelve.Shelf({}, 9).__setitem__, 'x', 1)          # expect: ValueError pickle protocol 9 asked for; the highest available protocol is 2

class Ordered(dict):
    def set_location(self, key):
        return key, pickle.dumps('at ' + key)
    def first(self):
        return self.set_location('first')
    def last(self):
        return self.set_location('last')
    def next(self):
        return self.set_location('next')
    def previous(self):
        return self.set_location('previous')
b = shelve.BsdDbShelf(Ordered())
print b.first(), b.next(), b.previous(), b.last(), b.set_location('k')         # expect: ('first', 'at first') ('next', 'at next') ('previous', 'at previous') ('last', 'at last') ('k', 'at k')

top = tempfile.mkdtemp()
path = os.path.join(top, 'shelf')
error(shelve.open, path, 'r')           # expect: error need 'c' or 'n' flag to open new db
s = shelve.open(path, writeback=True)
s['k'] = {'a': 1}
s['k']['b'] = lambda: 0
error(s.close)          # expect: TypeError can't pickle function objects
s = shelve.open(path, protocol=2)
print s.__class__, s, s.items(), s.pop('k'), len(s)     # expect: shelve.DbfilenameShelf {'k': {'a': 1}} [('k', {'a': 1})] {'a': 1} 0
s.update(a=1, b=(2, None))
s.close()
print sorted(shelve.DbfilenameShelf(path, 'r').items())         # expect: [('a', 1), ('b', (2, None))]
shutil.rmtree(top)
