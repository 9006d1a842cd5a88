# SPDX-License-Identifier: MIT
"""Finds the modules that a program imports, without running it, from the import instructions in its code.

    finder = modulefinder.ModuleFinder()
    finder.run_script('program.py')
    finder.report()

As a command: python -m modulefinder [-d] [-q] [-p PATH] [-x MODULE] [-m MODULES] PROGRAM [FILES]."""
from __future__ import generators
import dis
import imp
import marshal
import os
import struct
import sys
import types

READ_MODE = 'U'

LOAD_CONST = dis.opmap['LOAD_CONST']
IMPORT_NAME = dis.opmap['IMPORT_NAME']
STORE_NAME = dis.opmap['STORE_NAME']
STORE_GLOBAL = dis.opmap['STORE_GLOBAL']
STORE_OPS = STORE_NAME, STORE_GLOBAL
HAVE_ARGUMENT = dis.HAVE_ARGUMENT
EXTENDED_ARG = dis.EXTENDED_ARG

# Name of a package -> more folders with its modules.
packagePathMap = {}
# Name of a package as it is found -> the name that it is imported by.
replacePackageMap = {}


def AddPackagePath(packagename, path):
    """Adds a folder to those of a package, for packages that change their __path__ when they run."""
    packagePathMap.setdefault(packagename, []).append(path)


def ReplacePackage(oldname, newname):
    """What is found as package `oldname` is known as `newname`, for packages that rename themselves."""
    replacePackageMap[oldname] = newname


class Module:
    """A module that was found. __file__ and __code__ are None for a builtin one, __path__ for one that is no package."""

    def __init__(self, name, file=None, path=None):
        self.__name__ = name
        self.__file__ = file
        self.__path__ = path
        self.__code__ = None
        # Names that its code sets, so that an import from it need not mean a module.
        self.globalnames = {}
        # Modules from which it imports * and whose names are not known.
        self.starimports = {}

    def __repr__(self):
        return 'Module(%s)' % ', '.join(
            [repr(self.__name__)] + [repr(x) for x in (self.__file__, self.__path__) if x is not None])


def _instructions(code):
    # (number, argument) of the instructions of a code object, long arguments put together.
    for _, number, argument, _ in dis._instructions(code.co_code, True):
        if number != EXTENDED_ARG:
            yield number, argument


def _name(module):
    return '-' if module is None else module.__name__


class ModuleFinder:
    """path: folders to look in; None takes sys.path. debug: how much is printed of what happens, 0 to 4. excludes: names
    of modules to leave out. replace_paths: pairs (beginning, replacement) for the names of files in code.

    modules: {name: Module} of what was found. badmodules: {name: {importing module: 1}} of what was not."""

    def __init__(self, path=None, debug=0, excludes=[], replace_paths=[]):
        self.path = sys.path if path is None else path
        self.debug = debug
        self.excludes = excludes
        self.replace_paths = replace_paths
        self.processed_paths = []
        self.modules = {}
        self.badmodules = {}
        self.indent = 0

    def run_script(self, pathname):
        """Adds a program as module __main__, and all it imports. IOError or SyntaxError if it cannot be read."""
        self.msg(2, 'run_script', pathname)
        self._load_source('__main__', pathname, '')

    def load_file(self, pathname):
        """Adds a source file as the module that its name says, and all it imports."""
        name, suffix = os.path.splitext(os.path.basename(pathname))
        self._load_source(name, pathname, suffix)

    def _load_source(self, name, pathname, suffix):
        with open(pathname, READ_MODE) as f:
            self.load_module(name, f, pathname, (suffix, 'r', imp.PY_SOURCE))

    # --- What is told

    def msg(self, level, str, *args):
        """Prints a line if so much is to be printed."""
        if level <= self.debug:
            print ' ' * (4 * self.indent) + ' '.join([str] + map(repr, args))

    def msgin(self, *args):
        """The same, and what follows is inside of it."""
        if args[0] <= self.debug:
            self.indent += 1
            self.msg(*args)

    def msgout(self, *args):
        """The end of msgin()."""
        if args[0] <= self.debug:
            self.indent -= 1
            self.msg(*args)

    # --- An import, as the import statement does it

    def import_hook(self, name, caller=None, fromlist=None, level=-1):
        """Imports a module by its dotted name, and from it what `fromlist` names; `caller` is the module that does.
        Gives the first package of the name, None with `fromlist`. ImportError if it is not found."""
        self.msg(3, 'import_hook', name, caller, fromlist, level)
        head, tail = self.find_head_package(self.determine_parent(caller, level=level), name)
        module = self.load_tail(head, tail)
        if not fromlist:
            return head
        if module.__path__:
            self.ensure_fromlist(module, fromlist)

    def determine_parent(self, caller, level=-1):
        """The package in which an import of a module looks first; None if in none. `level`: as for __import__()."""
        self.msgin(4, 'determine_parent', caller, level)
        parent = None
        if caller and level != 0:
            name, up = caller.__name__, level
            if not caller.__path__:
                # A module stands in its package.
                up = max(up, 1)
            elif level > 0:
                up -= 1
            if level > 0 and name.count('.') < up:
                raise ImportError('relative importpath too deep')
            if up <= 0:
                parent = self.modules[name]
            elif '.' in name:
                parent = self.modules['.'.join(name.split('.')[:-up])]
        self.msgout(4, 'determine_parent ->', parent)
        return parent

    def find_head_package(self, parent, name):
        """(module, rest of the name) for the first part of a dotted name; in the package first, if one is given."""
        self.msgin(4, 'find_head_package', parent, name)
        head, _, tail = name.partition('.')
        found = None
        if parent:
            found = self.import_module(head, '%s.%s' % (parent.__name__, head), parent)
        if not found:
            found = self.import_module(head, head, None)
        if not found:
            self._no_module(head)
        self.msgout(4, 'find_head_package ->', (found, tail))
        return found, tail

    def load_tail(self, q, tail):
        """The module with a dotted name inside a package."""
        self.msgin(4, 'load_tail', q, tail)
        module = q
        while tail:
            head, _, tail = tail.partition('.')
            name = '%s.%s' % (module.__name__, head)
            module = self.import_module(head, name, module)
            if not module:
                self._no_module(name)
        self.msgout(4, 'load_tail ->', module)
        return module

    def _no_module(self, name):
        self.msgout(4, 'raise ImportError: No module named', name)
        raise ImportError('No module named ' + name)

    def ensure_fromlist(self, m, fromlist, recursive=0):
        """Imports modules of a package; '*' stands for all, and does nothing if `recursive`."""
        self.msg(4, 'ensure_fromlist', m, fromlist, recursive)
        for part in fromlist:
            if part == '*':
                everything = None if recursive else self.find_all_submodules(m)
                if everything:
                    self.ensure_fromlist(m, everything, 1)
            elif not hasattr(m, part):
                name = '%s.%s' % (m.__name__, part)
                if not self.import_module(part, name, m):
                    raise ImportError('No module named ' + name)

    def find_all_submodules(self, m):
        """The names of the modules of a package, not of packages in it; None for a module that is no package."""
        if not m.__path__:
            return None
        suffixes = [suffix for suffix, _, _ in imp.get_suffixes()] + ['.py', '.pyc', '.pyo']
        found = set()
        for folder in m.__path__:
            try:
                names = os.listdir(folder)
            except OSError:
                self.msg(2, "can't list directory", folder)
                continue
            for name in names:
                found.update(name[:-len(suffix)] for suffix in suffixes if name.endswith(suffix))
        return list(found - set(['', '__init__']))

    def import_module(self, partname, fqname, parent):
        """A module by the last part of its name, its full name, and its package; None if there is none."""
        self.msgin(3, 'import_module', partname, fqname, parent)
        if fqname in self.modules:
            module = self.modules[fqname]
        else:
            module = self._import_new(partname, fqname, parent)
        self.msgout(3, 'import_module ->', module)
        return module

    def _import_new(self, partname, fqname, parent):
        if fqname in self.badmodules or parent and parent.__path__ is None:
            return None
        try:
            f, pathname, kind = self.find_module(partname, parent and parent.__path__, parent)
        except ImportError:
            return None
        try:
            module = self.load_module(fqname, f, pathname, kind)
        finally:
            if f:
                f.close()
        if parent:
            setattr(parent, partname, module)
        return module

    # --- Finding and reading

    def find_module(self, name, path, parent=None):
        """As imp.find_module(); without a path, builtin modules and the finder's own path. ImportError, too, for what is
        left out."""
        fullname = name if parent is None else '%s.%s' % (parent.__name__, name)
        if fullname in self.excludes:
            self.msgout(3, 'find_module -> Excluded', fullname)
            raise ImportError(name)
        if path is None:
            if name in sys.builtin_module_names:
                return None, None, ('', '', imp.C_BUILTIN)
            path = self.path
        return imp.find_module(name, path)

    def load_module(self, fqname, fp, pathname, file_info):
        """Adds a module, from what find_module() gives, and all it imports. ImportError for compiled code of another
        version."""
        self.msgin(2, 'load_module', fqname, fp and 'fp', pathname)
        kind = file_info[2]
        if kind == imp.PKG_DIRECTORY:
            module = self.load_package(fqname, pathname)
        else:
            code = self._code(kind, fp, pathname)
            module = self.add_module(fqname)
            module.__file__ = pathname
            if code:
                if self.replace_paths:
                    code = self.replace_paths_in_code(code)
                module.__code__ = code
                self.scan_code(code, module)
        self.msgout(2, 'load_module ->', module)
        return module

    def _code(self, kind, f, pathname):
        # None for what has no code of Python, or none that can be read.
        if f is None:
            return None
        if kind == imp.PY_SOURCE:
            return compile(f.read() + '\n', pathname, 'exec')
        if kind != imp.PY_COMPILED:
            return None
        if f.read(4) != imp.get_magic():
            self.msgout(2, 'raise ImportError: Bad magic number', pathname)
            raise ImportError('Bad magic number in %s' % pathname)
        # The time of the source.
        f.read(4)
        return marshal.load(f)

    def load_package(self, fqname, pathname):
        """Adds a package, from its folder, and all it imports."""
        self.msgin(2, 'load_package', fqname, pathname)
        fqname = replacePackageMap.get(fqname, fqname)
        module = self.add_module(fqname)
        module.__file__ = pathname
        module.__path__ = [pathname] + packagePathMap.get(fqname, [])
        f, path, kind = self.find_module('__init__', module.__path__)
        try:
            self.load_module(fqname, f, path, kind)
        finally:
            if f:
                f.close()
        self.msgout(2, 'load_package ->', module)
        return module

    def add_module(self, fqname):
        """The module with a full name, made if there is none."""
        if fqname not in self.modules:
            self.modules[fqname] = Module(fqname)
        return self.modules[fqname]

    # --- Imports in code

    def scan_code(self, co, m):
        """Notes the names that the code of a module sets, and imports what it imports."""
        for what, args in self.scan_opcodes_25(co):
            if what == 'store':
                m.globalnames[args[0]] = 1
            elif what == 'relative_import':
                level, fromlist, name = args
                if name:
                    self._safe_import_hook(name, m, fromlist, level=level)
                else:
                    parent = self.determine_parent(m, level=level)
                    self._safe_import_hook(parent.__name__, None, fromlist, level=0)
            else:
                fromlist, name = args
                names = [x for x in fromlist or () if x != '*']
                self._safe_import_hook(name, m, names, level=0 if what == 'absolute_import' else -1)
                if fromlist and '*' in fromlist:
                    self._add_names(m, name)
        for const in co.co_consts:
            if isinstance(const, types.CodeType):
                self.scan_code(const, m)

    def scan_opcodes_25(self, co):
        """Yields ('store', (name,)), ('import', (names, module)), ('absolute_import', (names, module)) and
        ('relative_import', (level, names, module)), in order of the instructions."""
        last = [(None, None), (None, None)]
        for number, argument in _instructions(co):
            if number in STORE_OPS:
                yield 'store', (co.co_names[argument],)
            elif number == IMPORT_NAME and last[0][0] == last[1][0] == LOAD_CONST:
                level, fromlist = [co.co_consts[index] for _, index in last]
                name = co.co_names[argument]
                if level > 0:
                    yield 'relative_import', (level, fromlist, name)
                else:
                    yield 'import' if level < 0 else 'absolute_import', (fromlist, name)
            last = [last[1], (number, argument)]

    def scan_opcodes(self, co, unpack=struct.unpack):
        """The same for code of Python 2.4 and before, whose imports have no level. unpack: not used."""
        last = None, None
        for number, argument in _instructions(co):
            if number in STORE_OPS:
                yield 'store', (co.co_names[argument],)
            elif number == IMPORT_NAME and last[0] == LOAD_CONST:
                yield 'import', (co.co_consts[last[1]], co.co_names[argument])
            last = number, argument

    def _add_names(self, module, name):
        # What `from name import *` adds to a module.
        source = None
        if module.__path__:
            source = self.modules.get('%s.%s' % (module.__name__, name))
        if source is None:
            source = self.modules.get(name)
        if source is not None:
            module.globalnames.update(source.globalnames)
            module.starimports.update(source.starimports)
        if source is None or source.__code__ is None:
            module.starimports[name] = 1

    def _add_badmodule(self, name, caller):
        self.badmodules.setdefault(name, {})[_name(caller)] = 1

    def _safe_import_hook(self, name, caller, fromlist, level=-1):
        # Imports a module and what is imported from it, and notes what is not found.
        if name in self.badmodules:
            return self._add_badmodule(name, caller)
        if not self._imports(name, name, caller, None, level):
            return
        for part in fromlist or ():
            if part in self.badmodules:
                self._add_badmodule(part, caller)
            else:
                self._imports('%s.%s' % (name, part), name, caller, [part], level)

    def _imports(self, shown, name, caller, fromlist, level):
        try:
            self.import_hook(name, caller, fromlist, level=level)
        except ImportError as e:
            self.msg(2, 'ImportError:', str(e))
            self._add_badmodule(shown, caller)
            return False
        return True

    # --- Reports

    def report(self):
        """Prints a table of what was found, and lists of what was not, or perhaps was not."""
        print
        for row in ('Name', 'File'), ('----', '----'):
            print '  %-25s %s' % row
        for name, module in sorted(self.modules.items()):
            print '%s %-25s %s' % ('P' if module.__path__ else 'm', name, module.__file__ or '')
        missing, maybe = self.any_missing_maybe()
        self._report_missing('Missing modules:', missing)
        self._report_missing('Submodules that appear to be missing, but could also be global names in the parent package:',
                             maybe)

    def _report_missing(self, title, names):
        if names:
            print
            print title
            for name in names:
                print '? %s imported from %s' % (name, ', '.join(sorted(self.badmodules[name])))

    def any_missing(self):
        """The names of modules that were not found, of those, too, that may be something else."""
        missing, maybe = self.any_missing_maybe()
        return missing + maybe

    def any_missing_maybe(self):
        """Two lists: the names of modules that were not found, and of what may be a module that was not found or a name
        that its package has from an `import *` of what cannot be looked into."""
        missing, maybe = [], []
        for name, importers in self.badmodules.items():
            if name in self.excludes:
                continue
            parent, _, part = name.rpartition('.')
            package = self.modules.get(parent) if parent else None
            # What a package itself imports, and what nobody sets, is a module.
            if package is None or parent in importers:
                missing.append(name)
            elif part not in package.globalnames:
                (maybe if package.starimports else missing).append(name)
        return sorted(missing), sorted(maybe)

    def replace_paths_in_code(self, co):
        """The same code with file names changed as `replace_paths` says."""
        original = changed = os.path.normpath(co.co_filename)
        for old, new in self.replace_paths:
            if original.startswith(old):
                changed = new + original[len(old):]
                break
        if self.debug and original not in self.processed_paths:
            self.processed_paths.append(original)
            if changed != original:
                self.msgout(2, 'co_filename %r changed to %r' % (original, changed))
            else:
                self.msgout(2, 'co_filename %r remains unchanged' % original)
        consts = tuple([self.replace_paths_in_code(const) if isinstance(const, types.CodeType) else const
                        for const in co.co_consts])
        return types.CodeType(co.co_argcount, co.co_nlocals, co.co_stacksize, co.co_flags, co.co_code, consts,
                              co.co_names, co.co_varnames, changed, co.co_name, co.co_firstlineno, co.co_lnotab,
                              co.co_freevars, co.co_cellvars)


def test():
    """The command. Gives the finder; None if an option is unknown."""
    import getopt
    try:
        options, args = getopt.getopt(sys.argv[1:], 'dmp:qx:')
    except getopt.error as e:
        print e
        return None
    debug, modules, before, excludes = 1, False, [], []
    for option, value in options:
        if option == '-d':
            debug += 1
        elif option == '-q':
            debug = 0
        elif option == '-m':
            modules = True
        elif option == '-p':
            before += value.split(os.pathsep)
        elif option == '-x':
            excludes.append(value)
    script = args[0] if args else 'hello.py'
    path = before + [os.path.dirname(script)] + sys.path[1:]
    if debug > 1:
        print 'path:'
        for folder in path:
            print '   ', repr(folder)
    finder = ModuleFinder(path, debug, excludes)
    for arg in args[1:]:
        if arg == '-m':
            modules = True
        elif not modules:
            finder.load_file(arg)
        elif arg.endswith('.*'):
            finder.import_hook(arg[:-2], None, ['*'])
        else:
            finder.import_hook(arg)
    finder.run_script(script)
    finder.report()
    return finder


if __name__ == '__main__':
    try:
        test()
    except KeyboardInterrupt:
        print '\n[interrupt]'
