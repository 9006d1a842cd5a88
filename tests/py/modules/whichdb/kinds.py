import os, shutil, struct, tempfile
from whichdb import whichdb
top = tempfile.mkdtemp()
def kind(**files):
    for name in os.listdir(top):
        os.unlink(os.path.join(top, name))
    for name, text in files.items():
        with open(os.path.join(top, 'db' if name == 'itself' else 'db.' + name), 'wb') as f:
            f.write(text)
    return whichdb(os.path.join(top, 'db'))
print repr(kind()), repr(kind(dir='')), repr(kind(dat='')), repr(kind(db='x'))         # expect: None None None None
print repr(kind(dat='', dir='')), repr(kind(dat='', dir="'a', (0, 1)\n")), repr(kind(dat='', dir='"')), repr(kind(dat='', dir='x'))
# expect: 'dumbdbm' 'dumbdbm' 'dumbdbm' None
print repr(kind(itself='')), repr(kind(itself='abc')), repr(kind(itself='some other file'))             # expect: '' '' ''
for number in 0x13579acd, 0x13579ace, 0x13579acf, 0x13579ad0, 0x61561, 0x61150600, 0x53162:
    start = struct.pack('=L', number)
    print hex(number), repr(kind(itself=start + '\0' * 12)), repr(kind(itself='\0' * 12 + start)), repr(kind(itself='\0' * 12 + start[:3]))
# expect: 0x13579acd 'gdbm' '' ''
# expect: 0x13579ace 'gdbm' '' ''
# expect: 0x13579acf 'gdbm' '' ''
# expect: 0x13579ad0 '' '' ''
# expect: 0x61561 'bsddb185' 'dbhash' ''
# expect: 0x61150600 'bsddb185' 'dbhash' ''
# expect: 0x53162 '' '' ''
print kind(dat='', dir='x', itself=struct.pack('=L', 0x13579ace)), whichdb(top)                # expect: gdbm None
shutil.rmtree(top)
