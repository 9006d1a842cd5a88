import imp, sys, os
print imp.PY_SOURCE, imp.PKG_DIRECTORY, repr(imp.get_magic()), imp.is_builtin('sys'), imp.is_builtin('nosuch'), imp.is_frozen('x'), imp.init_builtin('nosuch')  # expect: 1 5 '\x03\xf3\r\n' -1 0 False None
m = imp.new_module('fresh'); print m.__name__, 'fresh' in sys.modules  # expect: fresh False
folder = '/tmp/vmiotman_imp_%d' % os.getpid()
os.mkdir(folder)
path = os.path.join(folder, 'handmade.py')
f = open(path, 'w'); f.write('x = 42\nprint "loading"\n'); f.close()
file, name, what = imp.find_module('handmade', [folder])
print os.path.basename(name), what  # expect: handmade.py ('.py', 'U', 1)
m = imp.load_module('handmade', file, name, what); file.close(); print m.x, m.__name__, sys.modules['handmade'] is m
# expect: loading
# expect: 42 handmade True
print imp.load_source('other', path).x
# expect: loading
# expect: 42
os.mkdir(os.path.join(folder, 'pack')); open(os.path.join(folder, 'pack', '__init__.py'), 'w').close()
print imp.find_module('pack', [folder])[2], imp.load_package('pack', os.path.join(folder, 'pack')).__path__ == [os.path.join(folder, 'pack')]  # expect: ('', '', 5) True
for f in (lambda: imp.find_module('nosuch'), lambda: imp.load_module('x', None, '', ('', '', 1)), lambda: imp.load_module('x', None, '', ('', 'w', 1)), lambda: imp.get_frozen_object('x'), lambda: imp.release_lock(), lambda: imp.reload(5), lambda: imp.NullImporter(''), lambda: imp.NullImporter(folder)):
    try:
        f()
    except (ImportError, ValueError, RuntimeError, TypeError) as e:
        print type(e).__name__, e
        # expect: ImportError No module named nosuch
        # expect: ValueError file object required for import (type code 1)
        # expect: ValueError invalid file open mode w
        # expect: ImportError No such frozen object named x
        # expect: RuntimeError not holding the import lock
        # expect: TypeError reload() argument must be module
        # expect: ImportError empty pathname
        # expect: ImportError existing directory
import shutil
shutil.rmtree(folder)
