# Sources, comments, documentation and places of what a module has; what has none.
import inspect
import os
import sys
import types

import _subject


def tried(f, *args):
    try:
        return f(*args)
    except (IOError, TypeError, AttributeError) as error:
        return type(error).__name__, str(error).replace(os.path.dirname(_subject.__file__) + '/', '')


def short(name):
    return name and os.path.basename(name).replace('.pyc', '.py')


cases = [_subject.Subject, _subject.Subject.method, _subject.Subject().static, _subject.Subject.generate, _subject.Old,
         _subject.Old.Inner, _subject.Old.Inner.method, _subject.decorated, _subject.wrapped, _subject.pairs[0],
         _subject.pairs[1], _subject.other]
for case in cases:
    print inspect.getsourcelines(case), repr(inspect.getcomments(case)), repr(inspect.getdoc(case))
    print inspect.getmodule(case).__name__, short(inspect.getfile(case)), short(inspect.getsourcefile(case))
print inspect.getsource(_subject) == inspect.getsource(_subject.top), repr(inspect.getcomments(_subject))
print inspect.getabsfile(_subject) == os.path.abspath(_subject.__file__.replace('.pyc', '.py'))

here, trace, frame = _subject.frames()
for record in here + trace:
    print short(record[1]), record[2:], inspect.getlineno(record[0])
print inspect.getargvalues(frame)[:3], sorted(frame.f_locals), inspect.getframeinfo(frame, 0)[2:]
print len(inspect.getouterframes(frame)) == len(inspect.getouterframes(frame.f_back)) + 1, inspect.getinnerframes(None)
print [inspect.getframeinfo(_subject.top, context)[3:] for context in (1, 2, 5)]


class Strange(object):
    f_lineno = 1

    def __repr__(self):
        return 'strange'


for case in (sys, int, 5, len, 'x', Strange(), type('New', (), {'__module__': 'nope'}), compile('1', '', 'eval'),
             compile('1', '<none>', 'eval'), types.ModuleType('made'), compile('1', 'none.py', 'eval')):
    for function in (inspect.getfile, inspect.getsourcefile, inspect.getsource, inspect.getcomments, inspect.getmodule):
        print str(tried(function, case)).split(' object at ')[0].split('code object <module>')[0]
print tried(inspect.getframeinfo, 5), tried(inspect.getframeinfo, Strange())
exec 'class Later: pass\ndef later(): pass\n' in _subject.__dict__
for case in (_subject.Later, _subject.later):
    print tried(inspect.getsource, case)

for lines in (['def f():\n', '  return 1\n', 'x'], ['x=1\n', 'y=1\n'], [], ['\n', '\n'],
              ['@a(lambda:\n', ' 1)\n', 'def f(): pass\n', 'x\n'], ['def f(a): return a\n', '# c\n', '\n', 'x\n'],
              ['def f():\n', '    if x:\n', '        y\n', '   z\n', 'w'], ['[lambda x:\n', 'x,\n', '1]\n', 'x\n'],
              ['x), lambda x: x\n', 'x,\n', '1]\n', 'x\n'], ['def f():\n', '\tx\\\n', 'y\n', '        z\n', 'w\n'],
              ['def f():\n', '  r"\\""; u\'\'\'\n', "x\\'''\n", "'''\n", '  z # "\n', '\n', 'w\n']):
    print inspect.getblock(lines)

for doc in ('', 'a', 'a\n  b\n    c\n', '\n\n  a\n  b\n\n', ' \n a\n', 'a\n\n\tb\n\t  c\n \n', ' a\n  b', u'\xe9\n x', None):
    print repr(tried(inspect.cleandoc, doc)),
print inspect.indentsize('  \t x'), inspect.indentsize(''), inspect.indentsize('  ')
for path in ('a.py', '/x/b.pyc', 'c.pyo', 'f', 'g.txt', 'h.py.py'):
    print tried(inspect.getmoduleinfo, path), tried(inspect.getmodulename, path)
