# Archives of modules, to import from; and the command.
# process: changes the current folder
import io, os, shutil, sys, tempfile, zipfile
folder = tempfile.mkdtemp()
here = os.getcwd()
os.chdir(folder)
try:
    os.makedirs('pkg/sub')
    os.mkdir('pkg/no')
    for name in 'pkg/__init__.py', 'pkg/sub/__init__.py', 'pkg/no/x.py', 'pkg/text':
        open(name, 'w').close()
    with open('pkg/sub/m.py', 'w') as f:
        f.write('x = 5\n')
    with open('alone.py', 'w') as f:
        f.write('y = 6\n')
    with open('bad.py', 'w') as f:
        f.write('x = = 1\n')
    with zipfile.PyZipFile('lib.zip', 'w', zipfile.ZIP_DEFLATED) as z:
        z.writepy('pkg')
        z.writepy('alone.py', 'inner')
        z.writepy('pkg/no')
        z.debug = 1
        z.writepy('alone.py')  # expect: Adding file alone.pyc
        print sorted(z.namelist())  # expect: ['alone.pyc', 'inner/alone.pyc', 'pkg/__init__.pyc', 'pkg/sub/__init__.pyc', 'pkg/sub/m.pyc', 'x.pyc']
        for name in 'pkg/text', 'none.py':
            try:
                z.writepy(name)
            except Exception as e:
                print type(e).__name__, e
        # expect: RuntimeError Files added with writepy() must end with ".py"
        # expect: Compiling none.py
        # expect: IOError [Errno 2] No such file or directory: 'none.py'
        try:
            z.writepy('bad.py')
        except OSError as e:
            print e
    # expect: Compiling bad.py
    # expect:   File "bad.py", line 1
    # expect:     x = = 1
    # expect:         ^
    # expect: SyntaxError: invalid syntax
    # expect: 
    # expect: Adding file bad.pyc
    # expect: [Errno 2] No such file or directory: 'bad.pyc'
    sys.path.insert(0, 'lib.zip')
    from pkg.sub import m
    import alone
    print m.x, alone.y, m.__file__  # expect: 5 6 lib.zip/pkg/sub/m.pyc
    zipfile.main(['-c', 'c.zip', 'pkg/sub/', 'pkg/text', 'none'])
    with zipfile.ZipFile('c.zip') as z:
        print sorted(z.namelist())  # expect: ['sub/', 'sub/__init__.py', 'sub/__init__.pyc', 'sub/m.py', 'sub/m.pyc', 'text']
    zipfile.main(['-e', 'c.zip', 'out'])
    print sorted(os.listdir('out'))  # expect: ['sub', 'text']
    zipfile.main(['-t', 'c.zip'])  # expect: Done testing
    with zipfile.ZipFile('l.zip', 'w') as z:
        z.writestr(zipfile.ZipInfo('n', (2001, 2, 3, 4, 5, 6)), 'data')
    zipfile.main(['-l', 'l.zip'])
    # expect: File Name                                             Modified             Size
    # expect: n                                              2001-02-03 04:05:06            4
    try:
        zipfile.main(['-l'])
    except SystemExit as e:
        print e
    # expect: Usage:
    # expect:     zipfile.py -l zipfile.zip        # Show listing of a zipfile
    # expect:     zipfile.py -t zipfile.zip        # Test if a zipfile is valid
    # expect:     zipfile.py -e zipfile.zip target # Extract zipfile into target dir
    # expect:     zipfile.py -c zipfile.zip src ... # Create zipfile from sources
    # expect: 
    # expect: 1
finally:
    os.chdir(here)
    shutil.rmtree(folder)
