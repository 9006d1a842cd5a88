# process: imports and writes modules in a folder of its own, and changes sys.path and the current folder
# What stands behind documents: names to objects, summaries, modules in files; what help() answers.
import os
import pydoc
import shutil
import StringIO
import sys
import tempfile

import _sample

folder = tempfile.mkdtemp()
os.chdir(folder)
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
os.makedirs('pk/sub')
for name, text in (('pk/__init__', '"""Package doc."""'), ('pk/sub/__init__', ''), ('pk/m', '# c\n\n"""Synopsis of m.\n\nmore"""\n'),
                   ('pk/n', 'x = 3'), ('bad', '1/0'), ('bad2', 'import nonexistent_q'), ('bad3', 'x = (')):
    with open(name + '.py', 'w') as f:
        f.write(text)


def t(f, *args):
    try:
        result = repr(f(*args))
    except Exception as e:
        result = '%s %s' % (type(e).__name__, e)
    print result.replace(folder, 'FOLDER')


for s in ('', 'a', 'a\n\nb', 'a\nb', '\n\na', 'a\n\n\nb\nc', 'a\n\n'):
    t(pydoc.splitdoc, s)
for thing in (_sample, _sample.f, _sample.Base, 3, len, _sample.inst, _sample.inst.m, sys._getframe(), _sample.Base.p):
    t(pydoc.isdata, thing)
t(pydoc.cram, 'x' * 20, 10)
t(pydoc.cram, 'x' * 20, 2)
t(pydoc.stripid, '<a at 0x1234567> b at 0xabcdef>>')
t(pydoc.replace, 'abc', 'a', 'b', 'b', 'c')
t(sorted, pydoc.allmethods(_sample.Old2))
for name in ('__doc__', '__x__', '_x', 'x', '__all__'):
    print name, bool(pydoc.visiblename(name)), bool(pydoc.visiblename(name, ['_x']))
for s in ('"a\nb"', '"""  a  \nb"""', '#x\n\n  """q\n"""', 'x = 3\n"""a"""', "'''a'''", 'r"""x"""', '"""\\\ntext\n"""', '',
          '# c\n"""\n\n a"""'):
    t(pydoc.source_synopsis, StringIO.StringIO(s))
for name in ('pk/m.py', 'pk/n.py', 'nope.py', 'pk/__init__.py'):
    t(pydoc.synopsis, name)
for name in ('pk/m.py', 'bad.py', 'nope.py'):
    t(pydoc.importfile, name)
t(pydoc.ispackage, folder + '/pk')
t(pydoc.ispackage, folder)
for name in ('nope', 'bad', 'bad2', 'bad3', 'pk.m', 'pk.nope', 'sys'):
    t(pydoc.safeimport, name)
for name in ('pk', 'pk.m', '_sample.Base.m', 'str.join', 'len', '_sample.nope', 'None', '', 'str.nope', 'bad', '__builtin__.str'):
    t(pydoc.resolve, name)
for thing in (_sample, sys, sys.modules['pk'], _sample.Base, _sample.Old, _sample.f, _sample.inst, _sample.oldinst, len, 3,
              _sample.inst.m, _sample.Base.p, _sample.Derived.__dict__['s1'], [].append):
    t(pydoc.describe, thing)
for thing in ('_sample.f', _sample.oldinst, '_sample.Base.rw', 'nope', _sample.Old.om, 'pk'):
    t(pydoc.render_doc, thing)
pydoc.doc('nope')
pydoc.doc(_sample.g, 'X %s Y')
pydoc.writedoc('pk.m')
pydoc.writedoc('nope')
print 'Synopsis' in open('pk.m.html').read()
print help, pydoc.help, quit, exit
help(_sample.g)
help('_sample.g')
out = StringIO.StringIO()
pydoc.Helper(StringIO.StringIO('keywords\ntopics\nsymbols\nNone\n"nope"\n\nquit\n_sample.g\n'), out)()
print [line.rstrip() for line in out.getvalue().split('\n') if line.startswith(('and ', 'ASSERTION ', '!= ', 'help> '))]
helper = pydoc.Helper(output=out)
for number in (1, 5, 9):
    out.truncate(0)
    helper.list(map(str, range(number)))
    print repr(out.getvalue())
os.chdir('/')
shutil.rmtree(folder)
