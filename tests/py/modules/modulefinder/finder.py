# Programs and packages made for it: what is found, what is missing, what is told of it.
import getopt
import modulefinder
import os
import shutil
import sys
import tempfile

FILES = {
    'main.py': '''import sys, os.path as p
import pk, pk.a, pk.sub.deep
from pk import b, missing_name, c as cc
from pk.sub import *
from pk.sub import maybe
from nothing import x
import pk.absent, nothing.sub
def f():
    import late
    from pk import late2
    global GG
    GG = 1
class K:
    import inclass
try:
    import single
except ImportError: pass
if 0: import never
import left_out.part
''',
    'pk/__init__.py': 'import a, rel_missing; y = 1; from . import b, other; from .sub import deep as d\ndef g():\n    import fn',
    'pk/a.py': 'from pk import y, zz; from b import val, perhaps',
    'pk/b.py': 'val = 1\nfrom sys import *',
    'pk/c.py': '',
    'pk/sub/__init__.py': 'from deep import *; import string\nfrom single import *\nw = 2; from sys import *',
    'pk/sub/deep.py': 'dd = 1; from ..c import q; from .nonexist import t; import pk.sub.deep2.x\nfrom ext import *\n'
                      'from pk.sub import perhaps',
    'deep_user.py': 'import empty.absent, single\nfrom empty import *\nfrom ...far import x',
    'single.py': 'import os.path; from single import *; import left_out.part',
    'bad.py': 'x = = 1',
    'more/extra.py': 'import os',
    'empty/__init__.py': '',
}


class Out:
    def write(self, text):
        sys.__stdout__.write(text.replace(folder, 'FOLDER'))


def at(name):
    return os.path.join(folder, name)


def show(finder):
    finder.report()
    print finder.any_missing() == sum(finder.any_missing_maybe(), [])
    for name, module in sorted(finder.modules.items()):
        code = module.__code__
        print name, module, sorted(module.globalnames), sorted(module.starimports), code and code.co_filename
    print sorted((name, sorted(users)) for name, users in finder.badmodules.items())


def tell(finder, call):
    try:
        print repr(call(finder)).split(' at 0x')[0]
    except Exception as e:
        print type(e).__name__, e


folder = os.path.realpath(tempfile.mkdtemp())
sys.stdout = Out()
try:
    for name, text in FILES.items():
        if not os.path.isdir(os.path.dirname(at(name))):
            os.makedirs(os.path.dirname(at(name)))
        with open(at(name), 'w') as f:
            f.write(text)
    finder = modulefinder.ModuleFinder([folder], excludes=['left_out', 'nothing.sub'])
    finder.run_script(at('main.py'))
    show(finder)
    for debug in 2, 3, 4:
        print '--- debug', debug
        finder = modulefinder.ModuleFinder([folder], debug, ['left_out'])
        finder.load_file(at('single.py'))
        tell(finder, lambda finder: finder.import_hook('deep_user'))
        tell(finder, lambda finder: finder.import_hook('empty', None, ['*']))
    print '--- paths'
    finder = modulefinder.ModuleFinder([folder], 1, ['pk.a'], [(at('pk'), 'PP'), (folder, 'HH')])
    finder.run_script(at('main.py'))
    show(finder)
    print finder.processed_paths
    finder = modulefinder.ModuleFinder([folder], 2, [], [(at('more'), 'MM')])
    finder.import_hook('single')
    print finder.indent
    print '--- steps'
    finder = modulefinder.ModuleFinder([folder])
    for call in (
            lambda f: f.import_hook('bad'), lambda f: f.import_hook('nope'), lambda f: f.run_script(at('bad.py')),
            lambda f: f.run_script(at('none.py')), lambda f: f.load_file(at('bad.py')), lambda f: f.import_hook('sys.x'),
            lambda f: f.import_hook('pk', None, ['q', 'a']), lambda f: f.import_hook('pk.sub', None, ['*']),
            lambda f: f.import_hook('single.x'), lambda f: f.find_module('single', None),
            lambda f: f.find_module('nope', None), lambda f: f.find_module('sys', None),
            lambda f: f.find_module('sys', None, f.modules['pk']), lambda f: f.determine_parent(None),
            lambda f: f.determine_parent(f.modules['pk'], 0), lambda f: f.determine_parent(f.modules['pk.a'], 1),
            lambda f: f.determine_parent(f.modules['single'], 1), lambda f: f.determine_parent(f.modules['pk'], 2),
            lambda f: f.determine_parent(f.modules['pk.sub.deep'], 2), lambda f: f.determine_parent(f.modules['pk.a']),
            lambda f: f.find_head_package(None, 'zz'), lambda f: f.find_head_package(f.modules['pk'], 'c.y'),
            lambda f: f.find_head_package(f.modules['pk'], 'single'), lambda f: f.load_tail(f.modules['pk'], 'sub.deep'),
            lambda f: f.load_tail(f.modules['pk'], 'sub.x'), lambda f: f.ensure_fromlist(f.modules['pk'], ['c', 'e']),
            lambda f: sorted(f.find_all_submodules(f.modules['pk'])), lambda f: f.find_all_submodules(f.modules['single']),
            lambda f: f.import_module('c', 'pk.c', f.modules['pk']), lambda f: f.import_module('r', 'pk.r', f.modules['pk']),
            lambda f: f.import_module('r', 'single.r', f.modules['single']), lambda f: f.add_module('new'),
            lambda f: f.load_package('pkx', '/nonexistent'), lambda f: f.any_missing(), lambda f: f.find_module('os', None),
            lambda f: sorted(f.modules), lambda f: f.replace_paths_in_code(compile('1', './x', 'exec')).co_filename):
        tell(finder, call)
    modulefinder.AddPackagePath('empty', at('more'))
    modulefinder.ReplacePackage('_empty', 'empty')
    print modulefinder.packagePathMap, modulefinder.replacePackageMap
    finder = modulefinder.ModuleFinder([folder])
    print finder.import_hook('empty.extra'), finder.modules['empty'].__path__
    finder = modulefinder.ModuleFinder([folder])
    print finder.load_package('_empty', at('empty')), sorted(finder.modules)
    print [modulefinder.Module('q'), modulefinder.Module('q', 'f'), modulefinder.Module('q', None, ['p'])]
    compiled = compile('import pk.a; from . import x; from .m import *; v = 1', 'c', 'exec')
    compiled_now = compile('from __future__ import absolute_import; from a import b, c', 'c', 'exec')
    print list(finder.scan_opcodes_25(compiled)), list(finder.scan_opcodes_25(compiled_now))
    print '--- command'
    for args in ['-q', at('single.py')], ['-z'], ['-qm', at('single.py'), 'pk.*'], ['-p', 'zork', at('main.py')]:
        argv, path = sys.argv, sys.path[:]
        sys.argv, sys.path[:] = ['modulefinder'] + args, ['', folder]
        try:
            print isinstance(modulefinder.test(), modulefinder.ModuleFinder)
        finally:
            sys.argv, sys.path[:] = argv, path
finally:
    sys.stdout = sys.__stdout__
    shutil.rmtree(folder)
