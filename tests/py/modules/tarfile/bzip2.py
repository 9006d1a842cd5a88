# needs: bz2
import os, shutil, StringIO, tarfile, tempfile
top = tempfile.mkdtemp()
path = os.path.join(top, 'a.tar.bz2')
for writing, reading in ('w:bz2', 'r:bz2'), ('w|bz2', 'r|bz2'), ('w:bz2', 'r|*'), ('w|bz2', 'r'):
    with tarfile.open(path, writing) as archive:
        for name in 'one', 'two':
            member = tarfile.TarInfo(name)
            member.size = 2000
            archive.addfile(member, StringIO.StringIO(name[0] * 2000))
    with tarfile.open(path, reading) as archive:
        print [(m.name, archive.extractfile(m).read() == m.name[0] * 2000) for m in archive],
    with open(path) as f:
        print repr(f.read(4))
# expect: [('one', True), ('two', True)] 'BZh9'
# expect: [('one', True), ('two', True)] 'BZh9'
# expect: [('one', True), ('two', True)] 'BZh9'
# expect: [('one', True), ('two', True)] 'BZh9'
shutil.rmtree(top)
