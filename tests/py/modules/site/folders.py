# process: changes sys.path and the current folder
# Folders with .pth files; the folders of installations.
import os
import shutil
import site
import sys
import tempfile

d = tempfile.mkdtemp()
for name in ('sub', 'other', 'late'):
    os.mkdir(os.path.join(d, name))
for name, text in (('a.pth', '# c\nsub\nnope\nimport sys; sys.marker = 3\nother\nsub\n'), ('c.txt', 'late\n'),
                   ('b.pth', 'import nonexistent_module\nlate\n')):
    with open(os.path.join(d, name), 'w') as f:
        f.write(text)
before = list(sys.path)


def new():
    return [path.replace(d, 'D') for path in sys.path if path not in before]


class Lines:
    def write(self, text):
        # The traceback begins with lines of the library.
        if text.startswith(('Error', '  ImportError', '\nRemainder')):
            print text.replace(d, 'D'),


sys.stderr = Lines()
print site.addsitedir(d, set()) is None, new(), sys.marker
sys.stderr = sys.__stderr__
print site.addsitedir(d + '/nope/x', set()), new()
print site.addpackage(d, 'zz.pth', set())
print sorted(path.replace(d, 'D') for path in site.addpackage(d, 'a.pth', set()))
os.chdir('/')
print site.makepath('/a', 'b', '../c')
sys.path[:] = ['', '/x', '/x/', '/y']
print sorted(site.removeduppaths()), sys.path
site.PREFIXES = ['/p', '/q', '/p']
print site.getsitepackages()
print site.getusersitepackages() == os.path.join(site.getuserbase(), 'lib/python2.7/site-packages'), site.USER_BASE == site.getuserbase()
shutil.rmtree(d)
