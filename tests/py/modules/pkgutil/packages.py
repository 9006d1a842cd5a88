# process: extends sys.path
import os, pkgutil, shutil, StringIO, sys, tempfile, zipfile
top = tempfile.mkdtemp()
def put(path, text=''):
    path = os.path.join(top, path)
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    with open(path, 'w') as f:
        f.write(text)
def error(f, *args):
    try:
        print repr(f(*args)).replace(top, '')
    except Exception as e:
        print type(e).__name__, str(e).replace(top, '')
extend = 'from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n'
put('a/pk_x/__init__.py', extend)
put('a/pk_x/m1.py', 'x = 1\n')
put('a/pk_x/sub/__init__.py', 'pass\n')
put('a/pk_x/sub/data.txt', 'text\n')
put('a/pk_x/sub/deep.py')
put('b/pk_x/__init__.py', extend)
put('b/pk_x/m2.py', 'y = 2\n')
put('b/pk_x.pkg', '# more\n%s/c\n\nrel\n' % top)
for name in 'a/top.py', 'a/top.pyc', 'a/bad-name.py', 'a/x.txt', 'a/_u.py', 'a/nopkg/x', 'a/d.py/x':
    put(name)
a, b = os.path.join(top, 'a'), os.path.join(top, 'b')
sys.path += [a, b]
import pk_x, pk_x.m1, pk_x.m2
print [p.replace(top, '') for p in pk_x.__path__], pk_x.m1.x, pk_x.m2.y       # expect: ['/a/pk_x', '/b/pk_x', '/c', 'rel'] 1 2
print pkgutil.extend_path((), 'pk_x'), pkgutil.extend_path([], 'pk_none.x')       # expect: () []
print [(i.path == a, n, p) for i, n, p in pkgutil.iter_modules([a], 'q.')]
# expect: [(True, 'q._u', False), (True, 'q.bad-name', False), (True, 'q.d', False), (True, 'q.pk_x', True), (True, 'q.top', False)]
print [(n, p) for i, n, p in pkgutil.walk_packages(pk_x.__path__, 'pk_x.')]
# expect: [('pk_x.m1', False), ('pk_x.sub', True), ('pk_x.sub.deep', False), ('pk_x.m2', False)]
print list(pkgutil.iter_modules(['/none'])), 'pk_x' in [n for i, n, p in pkgutil.iter_modules()]          # expect: [] True
print repr(pkgutil.get_data('pk_x.sub', 'data.txt')), repr(pkgutil.get_data('pk_x', 'sub/data.txt'))          # expect: 'text\n' 'text\n'
print pkgutil.get_data('pk_none', 'x'), pkgutil.get_data('sys', 'x')          # expect: None None
error(pkgutil.get_data, 'pk_x', 'none')         # expect: IOError [Errno 2] No such file or directory: '/a/pk_x/none'
put('a/pk_x/bad/__init__.py', 'import pk_none')
put('a/pk_x/worse/__init__.py', '1 / 0')
found = []
print len(list(pkgutil.walk_packages(pk_x.__path__, 'pk_x.', found.append))), found      # expect: 6 ['pk_x.bad', 'pk_x.worse']
error(list, pkgutil.walk_packages(pk_x.__path__, 'pk_x.'))            # expect: ZeroDivisionError integer division or modulo by zero

loader = pkgutil.find_loader('pk_x')
print loader.__class__, loader.fullname, loader.etc, loader.is_package('pk_x'), loader.get_filename().replace(top, ''), loader.get_source() == extend
# expect: pkgutil.ImpLoader pk_x ('', '', 5) True /a/pk_x/__init__.py True
loader = pkgutil.get_loader('pk_x.m1')
print loader.is_package('pk_x.m1'), repr(loader.get_source()), loader.get_code().co_names, loader.load_module('pk_x.m1').x            # expect: False 'x = 1\n' ('x',) 1
error(loader.get_source, 'other')               # expect: ImportError Loader for module pk_x.m1 cannot handle module other
print repr(loader.get_data(os.path.join(a, "pk_x", "m1.py"))), pkgutil.find_loader('sys').etc[2]
# expect: 'x = 1\n' 6
error(pkgutil.find_loader, 'pk_x.none')         # expect: None
error(pkgutil.get_loader, 'pk_none')            # expect: None
error(pkgutil.find_loader, 'pk_none.x')         # expect: ImportError No module named pk_none
error(pkgutil.find_loader, '.x')                # expect: ImportError Relative module names not supported
importer = pkgutil.get_importer(a)
print importer.__class__, importer.path == a, importer.find_module('other.top').fullname, importer.find_module('none')           # expect: pkgutil.ImpImporter True other.top None
print pkgutil.ImpImporter().find_module('a.b'), list(pkgutil.ImpImporter().iter_modules())           # expect: None []
class Importer(object):
    def find_module(self, name, path=None):
        return 'loader of ' + name if name == 'pk_meta' else None
sys.meta_path.append(Importer())
print pkgutil.find_loader('pk_meta')            # expect: loader of pk_meta
print pkgutil.read_code(StringIO.StringIO('not code'))        # expect: None

archive = os.path.join(top, 'z.zip')
with zipfile.ZipFile(archive, 'w') as z:
    for name, text in ('zm.py', 'a = 1'), ('zp/__init__.py', ''), ('zp/q.py', ''), ('zp/data', 'packed'), ('other/x', ''):
        z.writestr(name, text)
sys.path.append(archive)
import zp
print [(n, p) for i, n, p in pkgutil.iter_modules([archive])], [(n, p) for i, n, p in pkgutil.iter_modules(zp.__path__)], pkgutil.get_data('zp', 'data')
# expect: [('zm', False), ('zp', True)] [('q', False)] packed

@pkgutil.simplegeneric
def kind(value, *more):
    """What it is."""
    return 'any', value, more
@kind.register(int)
def kind_of_int(value):
    return 'int'
class Old:
    pass
class Young(Old):
    pass
kind.register(Old, lambda value: 'old')
print kind(5), kind(True), kind(1.5, 2), kind(Old()), kind(Young()), kind.__doc__, kind.__name__      # expect: int int ('any', 1.5, (2,)) old old What it is. kind
shutil.rmtree(top)
