# process: changes the current folder
import io, os, shutil, tempfile, time, zipfile
from zipfile import ZipFile, ZipInfo, ZIP_DEFLATED, ZIP_STORED
folder = tempfile.mkdtemp()
here = os.getcwd()
os.chdir(folder)
try:
    with open('a.txt', 'w') as f:
        f.write('text ' * 50)
    os.utime('a.txt', (1e9, 1e9))
    os.chmod('a.txt', 0640)
    os.mkdir('d')
    with ZipFile('x.zip', 'w') as z:
        z.write('a.txt')
        z.write('a.txt', '/in/./side.txt', ZIP_DEFLATED)
        z.write('d')
        z.writestr('s', 'bytes', ZIP_DEFLATED)
        z.writestr(u'\xe9', u'abc'.encode('utf-8'))
        z.comment = 'about it'
    print z.fp, zipfile.is_zipfile('x.zip'), zipfile.is_zipfile('a.txt'), zipfile.is_zipfile('none')  # expect: None True False False
    with ZipFile('x.zip', 'a', ZIP_DEFLATED) as z:
        print z.namelist(), z.comment  # expect: ['a.txt', 'in/side.txt', 'd/', 's', u'\xe9'] about it
        z.writestr('dir/', '')
    z = ZipFile('x.zip')
    for i in z.infolist():
        print repr(i.filename), i.compress_type, oct(i.external_attr >> 16), i.file_size, i.compress_size, i.flag_bits, i.create_system
    # expect: 'a.txt' 0 0100640 250 250 0 3
    # expect: 'in/side.txt' 8 0100640 250 10 0 3
    # expect: 'd/' 0 040755 0 0 0 3
    # expect: 's' 8 0600 5 7 0 3
    # expect: u'\xe9' 0 0600 3 3 2048 3
    # expect: 'dir/' 8 040775 0 2 0 3
    print z.getinfo('a.txt').date_time == time.localtime(1e9)[:6], z.testzip(), z.read('s'), z.read(u'\xe9')  # expect: True None bytes abc
    two = z.open('a.txt'), z.open('in/side.txt')
    print [f.read(3) for f in two], [f.read(2) for f in two], [len(f.read()) for f in two]  # expect: ['tex', 'tex'] ['t ', 't '] [245, 245]
    print z.extract('in/side.txt', 'out') == 'out/in/side.txt', sorted(os.listdir('out')), os.path.getsize('out/in/side.txt')  # expect: True ['in'] 250
    z.extractall('all', ['s', 'dir/'])
    print sorted(os.listdir('all')), os.path.isdir('all/dir')  # expect: ['dir', 's'] True
    z.close()
    with open('front', 'w') as f:
        f.write('program')
    with ZipFile('front', 'a') as z:
        z.writestr('m', 'M')
    print open('front').read(7), ZipFile('front').read('m')  # expect: program M
finally:
    os.chdir(here)
    shutil.rmtree(folder)
b = io.BytesIO()
with ZipFile(b, 'w') as z:
    for name in '/abs', '../up', 'a/../../b', 'C:\\x':
        z.writestr(name, '')
out = tempfile.mkdtemp()
print [os.path.relpath(ZipFile(b).extract(name, out), out) for name in z.namelist()]  # expect: ['abs', 'up', 'a/b', 'C:\\x']
shutil.rmtree(out)
