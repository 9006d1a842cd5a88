# process: changes the current folder
# The module as a program: its options, and what they say of each other.
import compileall
import getopt
import os
import re
import shutil
import sys
import tempfile
from StringIO import StringIO

start = tempfile.mkdtemp()
os.chdir(start)
os.makedirs('d/e')
for name, text in (('d/a.py', ''), ('d/e/b.py', ''), ('c.py', ''), ('bad.py', 'x==\n'), ('list', 'd/e\n\nc.py \n-z')):
    with open(name, 'w') as f:
        f.write(text)
sys.path[:] = ['d']


def run(*arguments):
    print '---', arguments
    sys.argv, sys.stdin = ['compileall'] + list(arguments), StringIO('c.py\n')
    try:
        print compileall.main()
    except (SystemExit, IndexError, re.error) as error:
        print repr(error)
    done = sorted(os.path.join(folder, name) for folder, _, names in os.walk('.') for name in names if name[-4:] == '.pyc')
    print done
    for name in done:
        os.remove(name)


def interrupt(*args, **options):
    raise KeyboardInterrupt


for arguments in ((), ('d',), ('-l', 'd'), ('-q', 'd', 'c.py'), ('-lqf', 'd'), ('bad.py', 'c.py'), ('-q', 'bad.py'),
                  ('nope', 'nope.py'), ('-x', 'a|c', 'd', 'c.py'), ('-x', '(', 'd'), ('-d', 'x', 'd', 'bad.py'),
                  ('-d', 'x', 'bad.py'), ('-d', 'x', 'bad.py', 'd'), ('-d', 'x', '-q'), ('-d',), ('-z',),
                  ('-i', 'list'), ('-i', 'list', 'd'), ('-i', '-', '--', 'd/e'), ('-i', 'nope', 'd'), ('-i', os.devnull)):
    run(*arguments)
print compileall.expand_args(['a'], 'list'), compileall.expand_args([], os.devnull)
try:
    compileall.expand_args([], 'nope')
except IOError:
    print 'IOError'
compileall.compile_dir = interrupt
run('d')
run()
os.chdir('/')
shutil.rmtree(start)
