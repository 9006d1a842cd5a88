import os, shutil, tempfile
top = tempfile.mkdtemp()
src, dst = os.path.join(top, 'src'), os.path.join(top, 'dst')
os.makedirs(os.path.join(src, 'in'))
for name in 'a.txt', 'a.pyc', 'in/b.txt':
    with open(os.path.join(src, name), 'w') as f: f.write(name)
shutil.copytree(src, dst, ignore=shutil.ignore_patterns('*.pyc'))
print sorted(os.listdir(dst)), open(os.path.join(dst, 'in', 'b.txt')).read()  # expect: ['a.txt', 'in'] in/b.txt
shutil.move(os.path.join(dst, 'a.txt'), os.path.join(dst, 'in'))
print sorted(os.listdir(os.path.join(dst, 'in'))), os.listdir(dst)  # expect: ['a.txt', 'b.txt'] ['in']
try:
    shutil.move(dst, os.path.join(dst, 'in'))
except shutil.Error as e:
    print str(e).replace(top, '')  # expect: Cannot move a directory '/dst' into itself '/dst/in'.
shutil.rmtree(top)
print os.path.exists(top)  # expect: False
shutil.rmtree(top, ignore_errors=True)
