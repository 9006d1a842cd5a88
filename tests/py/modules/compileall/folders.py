# process: changes the current folder
# Folders, files and sys.path: what is compiled, what is skipped, what is said of errors.
import compileall
import imp
import marshal
import os
import re
import shutil
import sys
import tempfile

start = tempfile.mkdtemp()
os.chdir(start)
for name in ('d/e/f', 'd/.h', 'd/dir.py', 'd/none', 'ok'):
    os.makedirs(name)
for name, text in (('d/a.py', 'x = 1\n'), ('d/b.txt', ''), ('d/bad.py', 'x==\n'), ('d/e/c.py', ''), ('d/e/f/g.py', ''),
                   ('d/.py', ''), ('d/indent.py', '\tx\n y'), ('d/null.py', 'x\0\n'), ('ok/o.py', ''), ('ok/p.py', '')):
    with open(name, 'w') as f:
        f.write(text)
os.symlink('e', 'd/link')


def compiled():
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk('.') for name in names if name[-4:] == '.pyc')


def clean():
    for name in compiled():
        os.remove(name)


def show(function, *args, **options):
    print '---', function.__name__, args, sorted(options)
    try:
        print function(*args, **options)
    except (AttributeError, TypeError) as error:
        print type(error).__name__
    print compiled()


def file_name(path):
    with open(path, 'rb') as f:
        return marshal.loads(f.read()[8:]).co_filename


show(compileall.compile_dir, 'd')
show(compileall.compile_dir, 'd')
show(compileall.compile_dir, 'd', force=1, quiet=1)
for levels in (0, 1, -1):
    clean()
    show(compileall.compile_dir, 'd', levels, quiet=1)
for ddir in ('/dest', ''):
    clean()
    show(compileall.compile_dir, 'd/e', 10, ddir)
    print file_name('d/e/c.pyc'), file_name('d/e/f/g.pyc')
clean()
show(compileall.compile_dir, 'd', rx=re.compile('bad|in|e/f'))
for path in ('nope', 'd/a.py', 5):
    show(compileall.compile_dir, path)
clean()
for path in ('d/a.py', 'd/a.py', 'd/b.txt', 'nope.py', 'd', 'd/dir.py', 'd/bad.py', 'd/null.py', 'd/.py', 5):
    show(compileall.compile_file, path)
show(compileall.compile_file, 'd/bad.py', 'x')
show(compileall.compile_file, 'd/a.py', None, 1)
show(compileall.compile_file, 'd/a.py', force=1, rx=re.compile('^d/a'))
os.utime('d/a.py', (1000, 1000))
show(compileall.compile_file, 'd/a.py')
show(compileall.compile_file, 'd/a.py')
with open('d/a.pyc', 'wb') as f:
    f.write(imp.get_magic())
show(compileall.compile_file, 'd/a.py')
clean()
os.mkdir('d/a.pyc')
show(compileall.compile_file, 'd/a.py')
os.rmdir('d/a.pyc')
clean()
saved = sys.path
sys.path = ['', 'd/e', 'nope', os.curdir, 'd/none']
show(compileall.compile_path)
show(compileall.compile_path, 0, 1)
sys.path = ['ok', 'd', 'd/e']
clean()
show(compileall.compile_path, quiet=1)
sys.path = saved
os.chdir('/')
shutil.rmtree(start)
