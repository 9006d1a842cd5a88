import atexit, glob, os, shutil, tempfile
top = tempfile.mkdtemp(); atexit.register(shutil.rmtree, top)
for name in 'a.py', 'b.py', '.hidden.py', 'sub/c.py':
    path = os.path.join(top, name)
    if not os.path.isdir(os.path.dirname(path)):
        os.mkdir(os.path.dirname(path))
    open(path, 'w').close()
print sorted(os.path.basename(p) for p in glob.glob(top + '/*.py')), [os.path.basename(p) for p in glob.glob(top + '/*/c.py')]  # expect: ['a.py', 'b.py'] ['c.py']
print glob.glob(top + '/none*'), glob.glob(top + '/.*')[0][-10:], len(glob.glob(top + '/sub'))  # expect: [] .hidden.py 1
