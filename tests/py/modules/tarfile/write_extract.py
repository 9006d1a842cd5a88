import os, shutil, stat, tarfile, tempfile
from cStringIO import StringIO
folder = tempfile.mkdtemp()
src, name = os.path.join(folder, 'src'), os.path.join(folder, 'a.tar')
os.makedirs(os.path.join(src, 'd', 'e'))
for path, text in ('f', 'text\n' * 300), ('d/g', ''), ('d/e/h', 'x'):
    with open(os.path.join(src, path), 'w') as f:
        f.write(text)
os.link(os.path.join(src, 'f'), os.path.join(src, 'hard'))
os.symlink('d/g', os.path.join(src, 'soft'))
os.mkfifo(os.path.join(src, 'pipe'))
os.chmod(os.path.join(src, 'd'), 0750)
os.chmod(os.path.join(src, 'f'), 0604)
for path in 'd/e', 'd', 'f':
    os.utime(os.path.join(src, path), (1e9, 1e9))


def kept(info):
    info.uid = info.gid = 0
    info.uname = info.gname = 'root'
    return None if info.name == 'top/pipe' else info


for mode in 'w', 'w:gz', 'w|', 'w|gz':
    with tarfile.open(name, mode) as t:
        t.add(src, 'top', filter=kept)
        i = tarfile.TarInfo('made')
        i.size = 3
        t.addfile(i, StringIO('abcdef'))
    print tarfile.is_tarfile(name), tarfile.is_tarfile(os.path.join(src, 'f')),
    for reading in 'r', 'r|*':
        with tarfile.open(name, reading) as t:
            names = sorted(m.name for m in t)
        print names == ['made', 'top', 'top/d', 'top/d/e', 'top/d/e/h', 'top/d/g', 'top/f', 'top/hard', 'top/soft'],
    print
# expect: True False True True
# expect: True False True True
# expect: True False True True
# expect: True False True True
t = tarfile.open(name)
both = [t.getmember('top/' + n) for n in ('f', 'hard')]
print sorted(m.type for m in both), t.extractfile('made').read(), t.extractfile('top/d')  # expect: ['0', '1'] abc None
print [len(t.extractfile(m).read()) for m in both], repr(t.extractfile('top/soft').read())  # expect: [1500, 1500] ''
out = os.path.join(folder, 'out')
t.extractall(out)
for n in 'd', 'f':
    st = os.stat(os.path.join(out, 'top', n))
    print oct(st.st_mode), st.st_mtime, st.st_nlink > 1
# expect: 040750 1000000000.0 True
# expect: 0100604 1000000000.0 True
print os.readlink(os.path.join(out, 'top/soft')), os.path.samefile(out + '/top/f', out + '/top/hard')  # expect: d/g True
t.extract('made', os.path.join(folder, 'one'))
print os.listdir(folder + '/one')  # expect: ['made']
t.close()
with tarfile.open(name, 'w') as t:
    t.add(src + '/d', 'd', recursive=False)
with tarfile.open(name, 'a') as t:
    t.add(src + '/d/g', '/g')
    t.add(name)
print tarfile.open(name).getnames(), os.path.getsize(name)  # expect: ['d', 'g'] 10240
shutil.rmtree(folder)
