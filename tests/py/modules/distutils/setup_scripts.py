# process: setup scripts work in the current folder
# slow
# Packages are built, installed and archived as under CPython; the files that come out of it, and what is said.
import distutils.core, os, re, shutil, StringIO, sys, tarfile, tempfile, warnings

warnings.simplefilter('ignore')
sys.dont_write_bytecode = False
start = os.getcwd()
top = os.path.realpath(tempfile.mkdtemp())
os.environ['HOME'] = top
FILES = {
    'pkg/__init__.py': 'x = 1\n', 'pkg/a.py': 'y = 2\n', 'pkg/sub/__init__.py': '', 'pkg/d.txt': 'data\n', 'README': 'read\n',
    'src/low/__init__.py': '', 'src/low/deep.py': 'z = 3\n', 'c.conf': 'c\n', 'h.h': 'h\n', 'scripts/one': '#!/usr/bin/env python -u\nprint 1\n',
    'scripts/two': '#!/bin/sh\necho\n', 'docs/a.rst': 'a', 'docs/x/b.rst': 'b', 'docs/x/c.txt': 'c', 'notes.txt': 'n', '.git/q': '', 'test/test_1.py': '',
    'setup.cfg': '[build]\nbuild_base=made\n[install]\ncompile=0\n',
    'setup.py': '''
from distutils.core import setup, Command
class hello(Command):
    description = 'says something'
    user_options = [('to=', 't', 'to whom'), ('loud', None, 'loud'), ('silent', None, 'not loud')]
    boolean_options, negative_opt = ['loud'], {'silent': 'loud'}
    def initialize_options(self): self.to, self.loud, self.many = None, 1, 'a, b c'
    def finalize_options(self): self.ensure_string('to', 'all'); self.ensure_string_list('many')
    def run(self): print 'hello', self.to, self.loud, self.many, self.dry_run; self.warn('careful')
setup(name='My-Pkg thing', version='1.2 beta', author=u'\\xe9mile', author_email='e@x', url='http://u', license='MIT',
      description='short', long_description='line1\\nline2', keywords='a, b', platforms=['x', 'y'], classifiers=['C :: D'],
      requires=['os (>1.0)'], provides=['pkg (1.2)'], packages=['pkg', 'pkg.sub', 'low'], package_dir={'low': 'src/low'},
      package_data={'pkg': ['*.txt']}, scripts=['scripts/one', 'scripts/two'], headers=['h.h'], cmdclass={'hello': hello},
      data_files=[('etc', ['c.conf']), ('share/e', []), 'README'], options={'hello': {'to': 'some'}})
''',
    'MANIFEST.in': '# comment\ninclude *.txt \\\n  nothing.*\nrecursive-include docs *.rst *.zz\nprune docs/x\nbogus\nexclude\nglobal-exclude n*.txt\n',
    'bad.py': 'from distutils.core import setup\nsetup(name="b", packages=["nodir"], licence="L")\n',
    'ext.py': 'from distutils.core import setup, Extension\nsetup(name="b", ext_modules=[Extension("x.y", ["a.c"])])\n',
    'none.py': 'x = 1\n',
}


def show(text):
    text = text.replace(top, 'TOP').replace(sys.executable, 'PYTHON').replace(os.path.normpath(sys.executable), 'PYTHON')
    print re.sub(r'linux-\w+', 'MACHINE', text)


def tree(path):
    for root, folders, files in sorted(os.walk(path)):
        for name in sorted(folders + files):
            full = os.path.join(root, name)
            kind = 'x' if os.access(full, os.X_OK) else '-'
            with_text = os.path.isfile(full) and not name.endswith('.pyc')
            show('%s %s %s' % (kind, full, repr(open(full).read()) if with_text else ''))


def run(*args, **kwds):
    sys.argv = [kwds.get('script', 'setup.py')] + list(args)
    out, sys.stdout, err, sys.stderr = sys.stdout, StringIO.StringIO(), sys.stderr, StringIO.StringIO()
    result = None
    try:
        execfile(sys.argv[0], {'__name__': '__main__', '__file__': sys.argv[0]})
    except SystemExit as e:
        result = e.code
    finally:
        said, sys.stdout, complained, sys.stderr = sys.stdout, out, sys.stderr, err
    # The order of files in folders is the system's.
    lines = said.getvalue().splitlines()
    if 'help' not in ''.join(args) and 'display' not in kwds:
        lines.sort()
    show('== %s\n%s\n%s\n%s' % (' '.join(args), '\n'.join(lines), complained.getvalue(), result))


for path, text in FILES.items():
    path = os.path.join(top, 'work', path)
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    with open(path, 'w') as f:
        f.write(text)
os.chdir(os.path.join(top, 'work'))
try:
    run('--name', '--version', '--author', '--fullname', '--keywords', '--requires', '--contact-email', '--long-description', display=1)
    run()
    run('bogus')
    run('build', '--bogus')
    run('in valid')
    run('-n', 'hello', '-t', 'me', '--silent')
    run('-q', 'build', 'hello')
    run('install', '--prefix', os.path.join(top, 'p'), '--record', os.path.join(top, 'record'))
    tree(os.path.join(top, 'p'))
    show(open(os.path.join(top, 'record')).read())
    run('install', '--home', '/home', '--root', os.path.join(top, 'r'), '--compile')
    tree(os.path.join(top, 'r', 'home', 'lib'))
    for wrong in ('--prefix', 'a', '--home', 'b'), ('--user', '--prefix', 'b'), ('--exec-prefix', 'b'), ('--install-base=/x',):
        run('install', *wrong)
    run('build_py', '-O3')
    run('clean', '-a')
    run('sdist', '--formats=gztar')
    print sorted(tarfile.open('dist/My-Pkg thing-1.2 beta.tar.gz').getnames())
    show(open('MANIFEST').read())
    run('sdist', '--formats=none')
    run('check', '-s', script='bad.py')
    run('build', script='bad.py')
    run('sdist', '-o', script='ext.py')
    for stop in 'init', 'config', 'commandline', 'run':
        d = distutils.core.run_setup('setup.py', ['--version'] if stop == 'run' else ['build'], stop)
        show('%s %s %s' % (d.get_fullname(), sorted(d.command_options), getattr(d, 'commands', None)))
    distutils.core._setup_distribution = None
    for call in ('none.py',), ('setup.py', [], 'never'):
        try:
            distutils.core.run_setup(*call)
        except (RuntimeError, ValueError) as e:
            print e
finally:
    os.chdir(start)
    shutil.rmtree(top)
