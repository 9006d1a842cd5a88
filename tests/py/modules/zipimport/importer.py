# process: changes the current folder and sys.path
# Importers of archives: what they find, load and read, and that imports from archives use them.
import imp
import linecache
import marshal
import os
import re
import shutil
import struct
import sys
import tempfile
import time
import zipfile
import zipimport


d = tempfile.mkdtemp()
os.chdir(d)
def mk(name, files, comp=zipfile.ZIP_STORED, pre=''):
    z = zipfile.ZipFile(name, 'w', comp)
    for n, t in files: z.writestr(zipfile.ZipInfo(n, (2020,1,2,3,4,6)), t)
    z.close()
code = compile('x = 5\n', 'somewhere.py', 'exec')
t = int(time.mktime((2020,1,2,3,4,6,0,0,-1)))
pyc = imp.get_magic() + struct.pack('<i', t) + marshal.dumps(code)
oldpyc = imp.get_magic() + struct.pack('<i', t - 1000) + marshal.dumps(code)
files = [('a.py', 'x = 3\ndef f():\n  1/0\n'), ('p/__init__.py', '"doc"'), ('p/m.py', 'y = 4'), ('data.txt', 'DATA\x00'), ('c.pyc', pyc), ('both.py', 'x = 6\n'), ('both.pyc', pyc), ('old.py', 'x = 7\n'), ('old.pyc', oldpyc), ('badmagic.pyc', 'xxxxyyyy'), ('p/sub/__init__.pyc', pyc), ('err.py', '1/0'), ('noend.py', 'z = 1'), ('crlf.py', 'q = 1\r\nw = 2\r\n'), ('short.pyc', 'ab')]
mk('z.zip', files); mk('zd.zip', files, zipfile.ZIP_DEFLATED)
def tr(f, *a):
    try: r = f(*a)
    except BaseException as e: print '!!', type(e).__name__, str(e).replace(d, 'D')
    else: print '->', re.sub(' at 0x[0-9a-f]+', '', repr(r)[:200]).replace(d, 'D'); return r
for name in ('z.zip', 'zd.zip'):
    zi = tr(zipimport.zipimporter, name)
    print zi.archive, repr(zi.prefix), type(zi._files), sorted(zi._files)[:4], len(zi._files['a.py']), zi._files['a.py'][0], zi._files['a.py'][1:4], zi._files['a.py'][5:], len(zi._files)
    for m in ('a', 'p', 'p.m', 'm', 'nope', 'c', 'both', 'old', 'badmagic', 'data', 'err', 'crlf', 'short', '', 'a.b'):
        print '==', m
        print zi.find_module(m) is zi, ; tr(zi.is_package, m); tr(zi.get_source, m); tr(zi.get_filename, m)
        c = tr(zi.get_code, m)
        if c: print c.co_filename
        mod = tr(zi.load_module, m)
        if mod: print sorted(k for k in vars(mod) if k != '__builtins__'), mod.__name__, mod.__file__, mod.__loader__ is zi, getattr(mod, '__path__', None), mod is sys.modules[m], mod.__package__
        sys.modules.pop(m, None)
    for p in ('data.txt', name + '/data.txt', 'nope', d + '/' + name + '/data.txt', '', 'p/m.py', 'c.pyc'): tr(zi.get_data, p)
    z2 = tr(zipimport.zipimporter, name + '/p'); print z2.archive, z2.prefix; print z2.find_module('m') is z2, z2.find_module('p.m') is z2, z2.find_module('sub') is z2; tr(z2.load_module, 'p.m'); sys.modules.pop('p.m', None); tr(z2.is_package, 'sub'); tr(z2.get_filename, 'sub'); tr(z2.get_data, 'p/m.py'); tr(z2.get_data, 'm.py')
for a in ((3,), ('nope.zip',), ('.',), ('',), (d,), (d + '/a.txt/x',), ('z.zip/nope/x',), ('z.zip/data.txt',), (u'z.zip',)): tr(zipimport.zipimporter, *a)
open('no.zip', 'w').write('x' * 100); tr(zipimport.zipimporter, 'no.zip')
open('cut.zip', 'w').write(open('z.zip').read()[100:]); tr(zipimport.zipimporter, 'cut.zip')
print sorted(zipimport._zip_directory_cache) , zipimport._zip_directory_cache['z.zip'] is zipimport.zipimporter('z.zip')._files
print zipimport.ZipImportError.__mro__[:3], zipimport.zipimporter.__mro__
sys.path.insert(0, d + '/z.zip')
import a, p.m
print type(a.__loader__) is zipimport.zipimporter, p.m.__loader__.prefix, p.__loader__.prefix, a.__file__[len(d):], p.__path__[0][len(d):]
print linecache.getlines(a.__file__, vars(a))
class Sub(zipimport.zipimporter):
    def extra(self): return self.archive
s = Sub('z.zip'); print s.extra(), s.find_module('a') is s, s.__class__
try: s.load_module(3)
except Exception as e: print e
print s.find_module('a', None) is s, zipimport.zipimporter.__doc__ is not None
os.chdir('/')
shutil.rmtree(d)
