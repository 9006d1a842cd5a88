# SPDX-License-Identifier: MIT
"""Helps with packages: finds modules, and what finds and loads them (PEP 302), and files beside them."""
import imp
import os
import sys
from itertools import chain, imap
from types import ModuleType
from zipimport import zipimporter

__all__ = ['get_importer', 'iter_importers', 'get_loader', 'find_loader', 'walk_packages', 'iter_modules', 'get_data',
           'ImpImporter', 'ImpLoader', 'read_code', 'extend_path']


def read_code(stream):
    """The code in a file of compiled code; None if it is of another version of Python."""
    import marshal
    if stream.read(4) != imp.get_magic():
        return None
    # The time of the source.
    stream.read(4)
    return marshal.loads(stream.read())


def simplegeneric(func):
    """Makes a function of its own for types of the first argument: @f.register(type). `func` is for all others."""
    registry = {}

    def wrapper(*args, **kw):
        cls = getattr(args[0], '__class__', type(args[0]))
        mro = cls.__mro__ if isinstance(cls, type) else type('', (cls, object), {}).__mro__[1:]
        for base in mro:
            if base in registry:
                return registry[base](*args, **kw)
        return func(*args, **kw)

    def register(typ, func=None):
        if func is None:
            return lambda f: register(typ, f)
        registry[typ] = func
        return func

    wrapper.__name__ = func.__name__
    wrapper.__doc__ = func.__doc__
    wrapper.__dict__.update(func.__dict__, register=register)
    return wrapper


class ImpImporter:
    """Finds modules in a folder as the import statement does; without one, what is built in."""

    def __init__(self, path=None):
        self.path = path

    def find_module(self, fullname, path=None):
        """The loader of a module, None if it is not here. Only the last part of the name counts."""
        parent, _, name = fullname.rpartition('.')
        if parent and self.path is None:
            return None
        where = None if self.path is None else [os.path.realpath(self.path)]
        try:
            return ImpLoader(fullname, *imp.find_module(name, where))
        except ImportError:
            return None

    def iter_modules(self, prefix=''):
        """(name, is it a package) of all modules here, in order of file names."""
        return [] if self.path is None else _named(prefix, _folder_modules(self.path))


_suffixes = sorted([suffix for suffix, _, _ in imp.get_suffixes()], key=len, reverse=True)


def _module_name(filename):
    """The name of the module in a file; None if there is none."""
    for suffix in _suffixes:
        if filename.endswith(suffix):
            return filename[:-len(suffix)]
    return None


def _named(prefix, modules):
    """The same with each name once, and a prefix; no name of a submodule, and no __init__."""
    found = set(['__init__'])
    for name, is_package in modules:
        if name and '.' not in name and name not in found:
            found.add(name)
            yield prefix + name, is_package


def _names(folder):
    try:
        return sorted(os.listdir(folder))
    except OSError:
        # A folder that may not be read is as an empty one.
        return []


def _folder_modules(folder):
    for filename in _names(folder):
        path = os.path.join(folder, filename)
        name = _module_name(filename)
        if name:
            yield name, False
        elif '.' not in filename and os.path.isdir(path) and '__init__' in map(_module_name, _names(path)):
            yield filename, True


def _archive_modules(members):
    for member in members:
        folder, _, filename = member.rpartition('/')
        name = _module_name(filename)
        if not folder:
            yield name, False
        elif '/' not in folder and name == '__init__':
            yield folder, True


class ImpLoader:
    """Loads a module that imp.find_module() has found."""

    code = None
    source = None

    def __init__(self, fullname, file, filename, etc):
        self.fullname = fullname
        self.file = file
        self.filename = filename
        self.etc = etc

    @property
    def _kind(self):
        return self.etc[2]

    def load_module(self, fullname):
        """Imports the module. No __loader__ is set: it behaves as any other."""
        self._reopen()
        try:
            return imp.load_module(fullname, self.file, self.filename, self.etc)
        finally:
            if self.file:
                self.file.close()

    def get_data(self, pathname):
        """The bytes of a file."""
        with open(pathname, "rb") as f:
            return f.read()

    def _reopen(self):
        if self.file and self.file.closed:
            if self._kind == imp.PY_SOURCE:
                self.file = open(self.filename, 'rU')
            elif self._kind in (imp.PY_COMPILED, imp.C_EXTENSION):
                self.file = open(self.filename, 'rb')

    def _read(self, read):
        self._reopen()
        try:
            return read(self.file)
        finally:
            self.file.close()

    def _fix_name(self, fullname):
        if fullname is not None and fullname != self.fullname:
            raise ImportError("Loader for module %s cannot handle module %s" % (self.fullname, fullname))
        return self.fullname

    def is_package(self, fullname):
        """Is the module a package?"""
        self._fix_name(fullname)
        return self._kind == imp.PKG_DIRECTORY

    def get_code(self, fullname=None):
        """The code of the module; None for one that is built in."""
        fullname = self._fix_name(fullname)
        if self.code is None:
            if self._kind == imp.PY_SOURCE:
                self.code = compile(self.get_source(fullname), self.filename, 'exec')
            elif self._kind == imp.PY_COMPILED:
                self.code = self._read(read_code)
            elif self._kind == imp.PKG_DIRECTORY:
                self.code = self._get_delegate().get_code()
        return self.code

    def get_source(self, fullname=None):
        """The text of the module; None if there is only code."""
        self._fix_name(fullname)
        if self.source is None:
            if self._kind == imp.PY_SOURCE:
                self.source = self._read(lambda f: f.read())
            elif self._kind == imp.PY_COMPILED and os.path.exists(self.filename[:-1]):
                with open(self.filename[:-1], 'rU') as f:
                    self.source = f.read()
            elif self._kind == imp.PKG_DIRECTORY:
                self.source = self._get_delegate().get_source()
        return self.source

    def get_filename(self, fullname=None):
        """The file of the module; that of its __init__ for a package."""
        self._fix_name(fullname)
        if self._kind == imp.PKG_DIRECTORY:
            return self._get_delegate().get_filename()
        if self._kind in (imp.PY_SOURCE, imp.PY_COMPILED, imp.C_EXTENSION):
            return self.filename
        return None

    def _get_delegate(self):
        return ImpImporter(self.filename).find_module('__init__')


@simplegeneric
def iter_importer_modules(importer, prefix=''):
    """(name, is it a package) of all modules that an importer has, if it can tell."""
    return importer.iter_modules(prefix) if hasattr(importer, 'iter_modules') else []


@iter_importer_modules.register(zipimporter)
def iter_zipimport_modules(importer, prefix=''):
    """The same for an archive, or a folder in one."""
    members = sorted(name for name in importer._files if name.startswith(importer.prefix))
    return _named(prefix, _archive_modules([name[len(importer.prefix):] for name in members]))


def get_importer(path_item):
    """What finds modules in an entry of sys.path, by sys.path_hooks; None or an ImpImporter where no hook does."""
    if path_item not in sys.path_importer_cache:
        sys.path_importer_cache[path_item] = _hooked(path_item)
    importer = sys.path_importer_cache[path_item]
    if importer is None:
        importer = imp._image_importer(path_item)
    return ImpImporter(path_item) if importer is None else importer


def _hooked(path_item):
    """What the first hook gives that accepts an entry of sys.path; None if there is no such hook."""
    for hook in sys.path_hooks:
        try:
            return hook(path_item)
        except ImportError:
            continue
    return None


def iter_importers(fullname=""):
    """What may find a module: of sys.meta_path, of each entry of sys.path or of its package, and built-in modules."""
    if fullname.startswith('.'):
        raise ImportError("Relative module names not supported")
    package = fullname.rpartition('.')[0]
    if package:
        __import__(package)
        for item in getattr(sys.modules[package], '__path__', None) or []:
            yield get_importer(item)
        return
    for importer in chain(sys.meta_path, imap(get_importer, sys.path), [ImpImporter()]):
        yield importer


def get_loader(module_or_name):
    """The loader of a module, or of one of that name; None if there is none."""
    name = module_or_name
    if name in sys.modules:
        module_or_name = sys.modules[name]
    if isinstance(module_or_name, ModuleType):
        loader = getattr(module_or_name, '__loader__', None)
        if loader is not None:
            return loader
        name = module_or_name.__name__
    return find_loader(name)


def find_loader(fullname):
    """The loader of a module, None if there is no such module. Packages that it is in are imported."""
    for importer in iter_importers(fullname):
        loader = importer.find_module(fullname)
        if loader is not None:
            return loader
    return None


def iter_modules(path=None, prefix=''):
    """(importer, name, is it a package) of all modules in a list of folders; all on sys.path if None."""
    importers = iter_importers() if path is None else map(get_importer, path)
    found = set()
    for importer in importers:
        for name, is_package in iter_importer_modules(importer, prefix):
            if name not in found:
                found.add(name)
                yield importer, name, is_package


def walk_packages(path=None, prefix='', onerror=None):
    """As iter_modules(), with what is in packages, which are imported for that.

    onerror: called with the name of a package that cannot be imported; without it an ImportError is no matter, anything
    else is raised."""
    walked = set()
    for importer, name, is_package in iter_modules(path, prefix):
        yield importer, name, is_package
        if not is_package:
            continue
        try:
            __import__(name)
        except Exception as e:
            if onerror is not None:
                onerror(name)
            elif not isinstance(e, ImportError):
                raise
            continue
        inside = []
        for item in getattr(sys.modules[name], '__path__', None) or []:
            if item not in walked:
                walked.add(item)
                inside.append(item)
        for module in walk_packages(inside, name + '.', onerror):
            yield module


def extend_path(path, name):
    """The __path__ of a package with all folders of that name on sys.path, for packages in several places:

        from pkgutil import extend_path
        __path__ = extend_path(__path__, __name__)

    The lines of files NAME.pkg on sys.path are added, too."""
    if not isinstance(path, list):
        # Frozen packages.
        return path
    extended = path[:]
    for folder in sys.path:
        if not isinstance(folder, basestring) or not os.path.isdir(folder):
            continue
        package = os.path.join(folder, *name.split('.'))
        if package not in extended and os.path.isfile(os.path.join(package, '__init__.py')):
            extended.append(package)
        listing = os.path.join(folder, name + '.pkg')
        if os.path.isfile(listing):
            extended += _listed(listing)
    return extended


def _listed(path):
    """The lines of a file without comments. What cannot be read is told on standard error."""
    try:
        with open(path) as f:
            lines = [line.rstrip('\n') for line in f]
    except IOError as e:
        sys.stderr.write("Can't open %s: %s\n" % (path, e))
        return []
    return [line for line in lines if line and not line.startswith('#')]


def get_data(package, resource):
    """The bytes of a file in a package, by its path from there with "/"; None if its loader cannot read files."""
    if package not in sys.modules:
        try:
            __import__(package)
        except ImportError:
            return None
    module = sys.modules[package]
    loader = get_loader(module)
    if not hasattr(loader, 'get_data') or not hasattr(module, '__file__'):
        return None
    folder = os.path.dirname(module.__file__)
    return loader.get_data(os.path.join(folder, *resource.split('/')))
