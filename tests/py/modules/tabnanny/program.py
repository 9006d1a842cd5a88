# process: changes the current folder
# Files and folders; what is said, by how much should be said.
import os
import shutil
import sys
import tabnanny
import tempfile

start = tempfile.mkdtemp()
os.chdir(start)
os.mkdir('d')
for name, text in (('good.py', 'if x:\n\ty\n'), ('d/bad.py', 'if x:\n\ty\n        z\n'), ('a b.py', 'if x:\n        y\n\tz\n'),
                   ('ends.py', '(\n'), ('indent.py', 'if x:\n    y\n  z\n'), ('d/text', 'if x:\n\ty\n        z\n')):
    with open(name, 'w') as f:
        f.write(text)
os.symlink('.', 'd/link')
sys.stderr = sys.stdout


def run(*arguments):
    print '---', arguments
    sys.argv = ['tabnanny'] + list(arguments)
    tabnanny.verbose = tabnanny.filename_only = 0
    tabnanny.main()
    print tabnanny.verbose, tabnanny.filename_only


names = 'good.py', 'd', 'a b.py', 'ends.py', 'indent.py', 'nope.py', 'd/text', 'd/link'
for options in ((), ('-q',), ('-v',), ('-vv',), ('-qv',)):
    run(*options + names)
for options in ((), ('-v',), ('-x', 'd')):
    run(*options)
tabnanny.errprint()
tabnanny.errprint(1, None, 'x')
os.chdir('/')
shutil.rmtree(start)
