# process: changes the current folder
import os, shutil, tarfile, tempfile, zipfile
folder = tempfile.mkdtemp()
os.makedirs(os.path.join(folder, 'src', 'd'))
with open(os.path.join(folder, 'src', 'd', 'f'), 'w') as f:
    f.write('text')
base = os.path.join(folder, 'made')
for kind in 'tar', 'gztar', 'zip':
    path = shutil.make_archive(base, kind, os.path.join(folder, 'src'))
    if kind == 'zip':
        names = zipfile.ZipFile(path).namelist()
    else:
        names = tarfile.open(path).getnames()
    print os.path.basename(path), sorted(names)
# expect: made.tar ['.', './d', './d/f']
# expect: made.tar.gz ['.', './d', './d/f']
# expect: made.zip ['d/', 'd/f']
path = shutil.make_archive(base, 'gztar', folder, 'src/d', owner='root', group='root')
print [(m.name, m.uname, m.gid) for m in tarfile.open(path)]  # expect: [('src/d', 'root', 0), ('src/d/f', 'root', 0)]
print zipfile.ZipFile(shutil.make_archive(base, 'zip', folder, 'src')).read('src/d/f')  # expect: text
shutil.rmtree(folder)
