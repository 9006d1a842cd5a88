# process: the environment is changed
import ntpath, os
os.environ.update(FOO='foo', HOME='C:\\Users\\me')
for path in '', 'a', 'c:', 'c:a', 'C:\\a\\b.txt', 'c:/a//../b/.', '\\\\server\\share', '\\\\server\\share\\x\\..\\..', '//s/h/', '\\\\\\a', '..\\..\\a', '\\..\\a', '\\\\?\\a\\..', u'd\\.e', '.x.', 'a.b\\c':
    print [path, ntpath.splitdrive(path), ntpath.splitunc(path), ntpath.split(path), ntpath.splitext(path), ntpath.normpath(path), ntpath.normcase(path),
           ntpath.isabs(path), ntpath.ismount(path), ntpath.basename(path), ntpath.dirname(path)]
for parts in ('a', 'b'), ('c:', 'a'), ('c:\\a', 'd:b'), ('c:a', 'C:b'), ('c:\\a', '\\b'), ('a\\', '', 'b/'), ('\\\\s\\h', 'x'), ('//s/h/y', '/x'), ('', 'c:\\'):
    print ntpath.join(*parts)
for text in '$FOO', '${FOO}x', '%FOO%', '$none %none% $', "'$FOO' $FOO", '$$FOO %%FOO', '${FOO', '%FOO', u'$FOO-a', '~', '~you\\x', '~/a':
    print repr(ntpath.expandvars(text)), ntpath.expanduser(text)
for path, start in ('a', 'a'), ('a\\b', 'a\\c'), ('c:\\a', 'c:\\A\\b'), ('c:\\a', 'd:\\a'), ('\\\\s\\h\\a', '\\\\s\\h\\b'), ('\\\\s\\h\\a', '\\\\s\\i'), ('\\\\s\\h', 'c:\\a'), ('', 'a'):
    try:
        print ntpath.relpath(path, start)
    except ValueError as e:
        print e
print ntpath.abspath('c:\\a\\..\\b'), ntpath.sep, ntpath.altsep, ntpath.pathsep, ntpath.devnull, ntpath.commonprefix(['ab', 'ac'])
