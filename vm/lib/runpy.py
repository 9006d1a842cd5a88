# SPDX-License-Identifier: MIT
"""Runs modules and files as the command does (python -m module, python file), inside a running program."""
import imp
import os
import sys
from contextlib import contextmanager
from pkgutil import get_loader, read_code

__all__ = ["run_module", "run_path"]


def _run_code(code, names, init_globals=None, mod_name=None, filename=None, loader=None, package=None):
    """Runs code with a dictionary for its names; gives that."""
    if init_globals is not None:
        names.update(init_globals)
    names.update(__name__=mod_name, __file__=filename, __loader__=loader, __package__=package)
    exec code in names
    return names


@contextmanager
def _argv0(value):
    """Has sys.argv[0] be `value` meanwhile."""
    before, sys.argv[0] = sys.argv[0], value
    try:
        yield
    finally:
        sys.argv[0] = before


@contextmanager
def _known(mod_name, module):
    """Has sys.modules know a module by that name meanwhile; None: no module."""
    before = sys.modules.pop(mod_name, None)
    if module is not None:
        sys.modules[mod_name] = module
    try:
        yield
    finally:
        if before is not None:
            sys.modules[mod_name] = before
        else:
            sys.modules.pop(mod_name, None)


def _run_module_code(code, init_globals=None, mod_name=None, filename=None, loader=None, package=None, argv0=None):
    """Runs code as that of a module that is in sys.modules meanwhile; gives a copy of its names.

    argv0: what sys.argv[0] is meanwhile; the file by default."""
    module = imp.new_module(mod_name)
    with _known(mod_name, module), _argv0(filename if argv0 is None else argv0):
        # A copy, since the names may be cleared with the module.
        return _run_code(code, module.__dict__, init_globals, mod_name, filename, loader, package).copy()


def _module_details(mod_name):
    """The name, loader, code and file of what runs for a module: of its __main__ for a package."""
    loader = get_loader(mod_name)
    if loader is None:
        raise ImportError("No module named " + mod_name)
    if loader.is_package(mod_name):
        if mod_name.rpartition('.')[2] == "__main__":
            raise ImportError("Cannot use package as __main__ module")
        try:
            return _module_details(mod_name + ".__main__")
        except ImportError as e:
            if mod_name not in sys.modules:
                # The package itself is what cannot be imported.
                raise
            raise ImportError("%s; %r is a package and cannot be directly executed" % (e, mod_name))
    code = loader.get_code(mod_name)
    if code is None:
        raise ImportError("No code object available for " + mod_name)
    filename = loader.get_filename(mod_name) if hasattr(loader, 'get_filename') else None
    return mod_name, loader, code, filename


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs a module, or the __main__ of a package, and gives the dictionary of its names.

    init_globals: names that are there before. run_name: its __name__, the module's by default. alter_sys: sys.argv[0] is
    its file, and sys.modules has it meanwhile."""
    mod_name, loader, code, filename = _module_details(mod_name)
    run_name = mod_name if run_name is None else run_name
    package = mod_name.rpartition('.')[0]
    if alter_sys:
        return _run_module_code(code, init_globals, run_name, filename, loader, package)
    return _run_code(code, {}, init_globals, run_name, filename, loader, package)


def _is_importable(path):
    if os.path.isdir(path):
        return True
    import zipfile
    return os.path.isfile(path) and zipfile.is_zipfile(path)


def _code_of(path):
    with open(path, 'rb') as f:
        code = read_code(f)
    if code is None:
        with open(path, 'rU') as f:
            code = compile(f.read(), path, 'exec')
    return code


def run_path(path_name, init_globals=None, run_name=None):
    """Runs a file of source or compiled code, or the __main__ of a folder or an archive. Gives a copy of its names.

    sys.argv[0] is the path, and sys.modules has a module of the name `run_name` ('<run_path>') meanwhile."""
    run_name = "<run_path>" if run_name is None else run_name
    if not _is_importable(path_name):
        return _run_module_code(_code_of(path_name), init_globals, run_name, path_name)
    sys.path.insert(0, path_name)
    try:
        # Else the running program would be found.
        with _known("__main__", None):
            try:
                _, loader, code, filename = _module_details("__main__")
            except ImportError:
                raise ImportError("can't find '__main__' module in %r" % path_name)
        return _run_module_code(code, init_globals, run_name, filename, loader, '', path_name)
    finally:
        if path_name in sys.path:
            sys.path.remove(path_name)


def _run_module_as_main(mod_name, alter_argv=True):
    """Runs a module as the program: in __main__, with its file as sys.argv[0]."""
    try:
        mod_name, loader, code, filename = _module_details(mod_name)
    except ImportError as e:
        sys.exit("%s: %s" % (sys.executable, e))
    if alter_argv:
        sys.argv[0] = filename
    return _run_code(code, sys.modules["__main__"].__dict__, None, "__main__", filename, loader, mod_name.rpartition('.')[0])


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.argv.pop(0)
        _run_module_as_main(sys.argv[0])
    else:
        sys.stderr.write("No module specified for execution\n")
