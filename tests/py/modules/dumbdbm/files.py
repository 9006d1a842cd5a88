import dumbdbm, os, re, shutil, tempfile
top = tempfile.mkdtemp()
path = os.path.join(top, 'db')
def state():
    short = lambda m: '<%r*%d>' % (m.group(1), len(m.group()))
    for name in sorted(os.listdir(top)):
        with open(os.path.join(top, name)) as f:
            print name, re.sub(r'(?s)(.)\1{9,}', short, f.read()).splitlines()
def error(f, *args):
    try:
        print repr(f(*args))
    except Exception as e:
        print type(e).__name__, str(e).replace(top, '')
db = dumbdbm.open(path)
state()                 # expect: db.dat []
db['a'] = '1'
state()
# expect: db.dat ['1']
# expect: db.dir ["'a', (0, 1)"]
db["it's\n"] = 'x' * 600
db['b'] = '22'
db['b'] = '333'
db['a'] = 'y' * 512
state()
# expect: db.dat ["<'y'*512><'x'*600><'\\x00'*424>333"]
# expect: db.dir ["'a', (0, 1)", '"it\'s\\n", (512, 600)', "'b', (1536, 2)"]
db['a'] = 'z' * 513
del db["it's\n"]
state()
# expect: db.bak ["'a', (0, 1)", '"it\'s\\n", (512, 600)', "'b', (1536, 2)"]
# expect: db.dat ["<'y'*512><'x'*600><'\\x00'*424>333<'\\x00'*509><'z'*513>"]
# expect: db.dir ["'a', (2048, 513)", "'b', (1536, 3)"]
db['\x00\xff"\'\\'] = ''
print sorted(db), len(db), 'b' in db, db.has_key('x'), db.get('x', 5), repr(db['\x00\xff"\'\\'])       # expect: ['\x00\xff"\'\\', 'a', 'b'] 3 True False 5 ''
db.close()
db = dumbdbm.open(path, 'r')
print sorted(db.keys()), db.pop('b'), sorted(db.iterkeys()), db.setdefault('c', 'd'), db == {'c': 'd'}         # expect: ['\x00\xff"\'\\', 'a', 'b'] 333 ['\x00\xff"\'\\', 'a'] d False
db.clear()
print db                # expect: {}
error(db.__getitem__, 'no')             # expect: KeyError 'no'
error(db.__delitem__, 'no')             # expect: KeyError 'no'
error(db.__setitem__, 1, 'a')           # expect: TypeError keys and values must be strings
error(db.__setitem__, 'a', u'b')        # expect: TypeError keys and values must be strings
db.close()
db.close()
db.sync()
error(db.keys)          # expect: AttributeError 'NoneType' object has no attribute 'keys'
error(len, db)          # expect: TypeError object of type 'NoneType' has no len()
error(dumbdbm.open, os.path.join(top, 'no', 'such'))           # expect: IOError [Errno 2] No such file or directory: '/no/such.dat'
print dumbdbm.error     # expect: <type 'exceptions.IOError'>

# An index written elsewhere, or by nobody.
def index(text):
    with open(path + '.dir', 'wb') as f:
        f.write(text)
    return dumbdbm.open(path)
with open(path + '.dat', 'w') as f:
    f.write('abcdef')
print sorted(index("'k', (0, 3)\r\n\"l\", (3L, 2)  \n").items())       # expect: [('k', 'abc'), ('l', 'de')]
error(index, "__import__('sys'), (0, 1)\n")     # expect: ValueError malformed string
index('').close()
shutil.rmtree(top)
