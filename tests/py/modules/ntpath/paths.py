# Windows paths on any system: drives, shares, both separators.
# process: it sets the environment
import ntpath
import os

SAMPLES = ['', 'a', 'c:', 'c:a', 'C:\\', 'c:/a\\b', '\\a', '\\\\host\\share', '//host/share/a/', '\\\\host', '\\\\\\a\\b',
           '\\/host\\share', 'a/b.c\\.d', 'a.b.c', '..', 'a\\..\\..\\b', 'c:\\..\\a\\.\\b\\', '\\\\?\\c:\\..', u'c:\\\xe9/b',
           '\\\\host\\share\\..\\x', 'c:..\\a\\..', '~\\x', '~me/y', '$a ${a} %a% $b %b% $$ %% \'$a\' ${ %']
os.environ.update(a='A', HOME='C:\\homes\\one')
for path in SAMPLES:
    print repr(path), ntpath.splitdrive(path), ntpath.splitunc(path), ntpath.split(path), ntpath.splitext(path)
    print '   ', repr(ntpath.normpath(path)), repr(ntpath.normcase(path)), ntpath.isabs(path), ntpath.ismount(path),
    print repr(ntpath.expanduser(path)), repr(ntpath.expandvars(path))
    for other in SAMPLES[:11]:
        print '   ', repr(ntpath.join(path, other)), repr(ntpath.join(other, 'x', path))

for path, start in (('a', 'a'), ('a/b', 'a\\C'), ('c:\\A\\b', 'C:\\a'), ('c:\\a', 'd:\\a'), ('\\\\h\\s\\a', '\\\\H\\S\\b'),
                    ('\\\\h\\s\\a', '\\\\h\\t'), ('\\\\h\\s', 'c:\\'), ('', 'a'), ('\\x', '\\')):
    try:
        print repr(ntpath.relpath(path, start))
    except ValueError as e:
        print e

print ntpath.abspath('/a/../b'), ntpath.exists(os.getcwd()), ntpath.islink('/'), ntpath.realpath is ntpath.abspath
found = []
ntpath.walk(os.path.dirname(os.path.abspath(__file__)), lambda arg, folder, names: arg.extend(names), found)
print 'paths.py' in found
for name in ('curdir', 'pardir', 'sep', 'altsep', 'extsep', 'pathsep', 'defpath', 'devnull'):
    print repr(getattr(ntpath, name)),
print
print ntpath.__all__
