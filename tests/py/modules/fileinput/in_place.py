# process: replaces sys.stdout
import fileinput, os, shutil, sys, tempfile
top = tempfile.mkdtemp()
paths = [os.path.join(top, name) for name in 'ab']
def put(text='x\ny\n'):
    for path in paths:
        with open(path, 'w') as f:
            f.write(text)
def state():
    return [(name, open(os.path.join(top, name)).read()) for name in sorted(os.listdir(top))]
put()
os.chmod(paths[0], 0640)
for line in fileinput.input(paths, inplace=1):
    print fileinput.filelineno(), line.upper(),
print state()               # expect: [('a', '1 X\n2 Y\n'), ('b', '1 X\n2 Y\n')]
print oct(os.stat(paths[0]).st_mode & 0777)     # expect: 0640
put()
with open(paths[0] + '.old', 'w') as f:
    f.write('older')
f = fileinput.FileInput(paths[0], inplace=True, backup='.old')
f.next()
print 'only this'
f.close()
print state()               # expect: [('a', 'only this\n'), ('a.old', 'x\ny\n'), ('b', 'x\ny\n')]
f = fileinput.FileInput(paths, inplace=True)
f.next()
print 'during', sorted(os.listdir(top))
f.nextfile()
print sorted(os.listdir(top))       # expect: ['a', 'a.old', 'b']
f.next()
os.unlink(paths[1] + '.bak')
f.close()
print state()[::2]          # expect: [('a', "during ['a', 'a.bak', 'a.old', 'b']\n"), ('b', '')]
try:
    fileinput.FileInput(os.path.join(top, 'none'), inplace=1).next()
except OSError as e:
    print e, e.filename     # expect: [Errno 2] No such file or directory None
shutil.rmtree(top)
