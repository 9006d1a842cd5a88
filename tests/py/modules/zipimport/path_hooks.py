# process: extends sys.path
# The hook of sys.path_hooks for archives: what it accepts, what its importers are, and what is imported without it.
import os
import pkgutil
import shutil
import sys
import tempfile
import zipfile
import zipimport

d = tempfile.mkdtemp()
z = d + '/a.zip'
with zipfile.ZipFile(z, 'w') as f:
    for name in 'hz_m.py', 'hz_p/__init__.py', 'hz_p/q.py', 'hz_p/data.txt', 'hz_p/s/x.py', 'other.txt':
        f.writestr(name, '')
print sys.path_hooks == [zipimport.zipimporter]                     # expect: True
sys.path[:0] = [d, z]


def show(x):
    return str(x).split(' at 0x')[0].replace(d, 'D')


import hz_m, hz_p.q
cache = sys.path_importer_cache
print show(cache[z]), hz_m.__loader__ is cache[z], cache[d]         # expect: <zipimporter object "D/a.zip"> True None
print show(cache[z + '/hz_p'])                                      # expect: <zipimporter object "D/a.zip/hz_p/">
print pkgutil.get_importer(z) is cache[z], show(pkgutil.get_importer(d))        # expect: True <pkgutil.ImpImporter instance
print [name[1:] for name in pkgutil.iter_modules([z, d], 'x.')][0]              # expect: ('x.hz_m', False)
print list(pkgutil.iter_zipimport_modules(cache[z]))                # expect: [('hz_m', False), ('hz_p', True)]
print [show(x) for x in pkgutil.iter_importers('hz_p.q')]           # expect: ['<zipimporter object "D/a.zip/hz_p/">']
print pkgutil.find_loader('hz_p.q') is cache[z + '/hz_p'], list(pkgutil.ImpImporter(z).iter_modules())     # expect: True []
for path in d, z, d + '/none', z + '/hz_p', z + '/none', '':
    try:
        print show(sys.path_hooks[0](path))
    except ImportError as e:
        print type(e).__name__, e
# expect: ZipImportError not a Zip file
# expect: <zipimporter object "D/a.zip">
# expect: ZipImportError not a Zip file
# expect: <zipimporter object "D/a.zip/hz_p/">
# expect: <zipimporter object "D/a.zip/none/">
# expect: ZipImportError archive path is empty


def again():
    sys.modules.pop('hz_m', None)
    try:
        import hz_m
        print show(hz_m)
    except ImportError as e:
        print e


cache.clear()
again()                             # expect: <module 'hz_m' from 'D/a.zip/hz_m.py'>
hooks = sys.path_hooks[:]
sys.path_hooks[:] = []
cache.clear()
again()                             # expect: No module named hz_m
sys.path_hooks[:] = [lambda path: hooks[0](path)]
cache.clear()
again()                             # expect: <module 'hz_m' from 'D/a.zip/hz_m.py'>
cache[z] = None
again()                             # expect: No module named hz_m
sys.path_hooks[:] = hooks
with zipfile.ZipFile(z, 'w') as f:
    f.writestr('hz_new.py', '')
cache.clear()
zipimport._zip_directory_cache.clear()
import hz_new
print show(hz_new)                  # expect: <module 'hz_new' from 'D/a.zip/hz_new.py'>
shutil.rmtree(d)
