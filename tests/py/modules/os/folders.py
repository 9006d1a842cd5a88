import os, tempfile
top = tempfile.mkdtemp()
os.makedirs(os.path.join(top, 'a', 'b', 'c'))
open(os.path.join(top, 'a', 'f'), 'w').close()
print [(os.path.relpath(d, top), sorted(ds), fs) for d, ds, fs in os.walk(top)]  # expect: [('.', ['a'], []), ('a', ['b'], ['f']), ('a/b', ['c'], []), ('a/b/c', [], [])]
print [os.path.relpath(d, top) for d, ds, fs in os.walk(top, topdown=False)]  # expect: ['a/b/c', 'a/b', 'a', '.']
try:
    os.makedirs(os.path.join(top, 'a'))
except OSError as e:
    print e.errno, e.strerror  # expect: 17 File exists
os.removedirs(os.path.join(top, 'a', 'b', 'c'))
print os.listdir(os.path.join(top, 'a'))  # expect: ['f']
os.renames(os.path.join(top, 'a', 'f'), os.path.join(top, 'x', 'y'))
print os.path.exists(os.path.join(top, 'a')), os.listdir(os.path.join(top, 'x'))  # expect: False ['y']
os.remove(os.path.join(top, 'x', 'y'))
os.removedirs(os.path.join(top, 'x'))
