import dircache, os, shutil, tempfile
folder = tempfile.mkdtemp()
os.mkdir(os.path.join(folder, 'sub'))
open(os.path.join(folder, 'b'), 'w').close()
names = dircache.listdir(folder)
print names, dircache.opendir(folder) is names          # expect: ['b', 'sub'] True
copy = names[:]
dircache.annotate(folder, copy)
print copy              # expect: ['b', 'sub/']
open(os.path.join(folder, 'a'), 'w').close()
os.utime(folder, (1, 1))
print dircache.listdir(folder), dircache.listdir(folder) is names       # expect: ['a', 'b', 'sub'] False
dircache.reset()
print dircache.cache    # expect: {}
shutil.rmtree(folder)
try:
    dircache.listdir(folder)
except OSError as e:
    print e.errno         # expect: 2
