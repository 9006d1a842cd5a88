import anydbm, os, shutil, tempfile
top = tempfile.mkdtemp()
path = os.path.join(top, 'db')
def error(*args):
    try:
        print repr(anydbm.open(*args))
    except Exception as e:
        print e.__class__, e, isinstance(e, anydbm.error)
error(path)             # expect: <class 'anydbm.error'> need 'c' or 'n' flag to open new db True
error(path, 'w')        # expect: <class 'anydbm.error'> need 'c' or 'n' flag to open new db True
print anydbm.error[0], anydbm.error[-1]                # expect: <class 'anydbm.error'> <type 'exceptions.IOError'>
db = anydbm.open(path, 'c', 0600)
db['key'] = 'value'
db.close()
print sorted(os.listdir(top)), oct(os.stat(path + '.dat').st_mode & 0777)              # expect: ['db.bak', 'db.dat', 'db.dir'] 0600
for flag in 'r', 'w', 'c':
    print anydbm.open(path, flag).items()
# expect: [('key', 'value')]
# expect: [('key', 'value')]
# expect: [('key', 'value')]
other = os.path.join(top, 'other')
with open(other, 'w') as f:
    f.write('some text')
error(other, 'n')       # expect: <class 'anydbm.error'> db type could not be determined True
with open(other, 'wb') as f:
    f.write('\xce\x9aW\x13' + '\0' * 12)
try:
    anydbm.open(other)
except ImportError as e:
    print e             # expect: No module named gdbm
shutil.rmtree(top)
