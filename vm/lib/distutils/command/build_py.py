# SPDX-License-Identifier: MIT
"""The command "build_py": copies modules to the folder that they are installed from."""
import glob
import os
import sys

from distutils import log
from distutils.core import Command
from distutils.errors import DistutilsFileError, DistutilsOptionError
from distutils.util import convert_path


class build_py(Command):
    description = 'copy modules to the folder they are installed from'

    user_options = [
        ('build-lib=', 'd', 'that folder'),
        ('compile', 'c', 'compile them to .pyc'),
        ('no-compile', None, 'do not compile them (default)'),
        ('optimize=', 'O', 'also compile with optimization: -O1 for "python -O", -O2 for "python -OO", -O0 for none'),
        ('force', 'f', 'copy also what is not older'),
    ]
    boolean_options = ['compile', 'force']
    negative_opt = {'no-compile': 'compile'}

    def initialize_options(self):
        self.build_lib = None
        self.py_modules = None
        self.package = None
        self.package_data = None
        self.package_dir = None
        self.compile = 0
        self.optimize = 0
        self.force = None

    def finalize_options(self):
        self.set_undefined_options('build', ('build_lib', 'build_lib'), ('force', 'force'))
        self.packages = self.distribution.packages
        self.py_modules = self.distribution.py_modules
        self.package_data = self.distribution.package_data
        self.package_dir = dict((name, convert_path(path)) for name, path in (self.distribution.package_dir or {}).items())
        self.data_files = self.get_data_files()
        if not isinstance(self.optimize, int):
            try:
                self.optimize = int(self.optimize)
                assert 0 <= self.optimize <= 2
            except (ValueError, AssertionError):
                raise DistutilsOptionError('optimize must be 0, 1, or 2')

    def run(self):
        if self.py_modules:
            self.build_modules()
        if self.packages:
            self.build_packages()
            self.build_package_data()
        self.byte_compile(self.get_outputs(include_bytecode=0))

    # ---- data ----

    def get_data_files(self):
        """The data of packages: (package, its folder, where it goes, names)."""
        found = []
        for package in self.packages or []:
            folder = self.get_package_dir(package)
            target = os.path.join(*([self.build_lib] + package.split('.')))
            skip = len(folder) + 1 if folder else 0
            found.append((package, folder, target, [path[skip:] for path in self.find_data_files(package, folder)]))
        return found

    def find_data_files(self, package, src_dir):
        """The paths of a package's data."""
        patterns = self.package_data.get('', []) + self.package_data.get(package, [])
        found = []
        for pattern in patterns:
            found.extend(path for path in glob.glob(os.path.join(src_dir, convert_path(pattern)))
                         if path not in found and os.path.isfile(path))
        return found

    def build_package_data(self):
        for package, folder, target, names in self.data_files:
            for name in names:
                path = os.path.join(target, name)
                self.mkpath(os.path.dirname(path))
                self.copy_file(os.path.join(folder, name), path, preserve_mode=False)

    # ---- modules ----

    def get_package_dir(self, package):
        """The folder of a package, by package_dir of setup()."""
        path = package.split('.')
        tail = []
        while path:
            folder = self.package_dir.get('.'.join(path))
            if folder is not None:
                return os.path.join(folder, *tail)
            tail.insert(0, path.pop())
        # The root has no name; it may have a folder.
        root = self.package_dir.get('')
        if root is not None:
            tail.insert(0, root)
        return os.path.join(*tail) if tail else ''

    def check_package(self, package, package_dir):
        """The path of a package's __init__.py, or None with a warning. DistutilsFileError if there is no folder."""
        if package_dir:
            if not os.path.exists(package_dir):
                raise DistutilsFileError("package directory '%s' does not exist" % package_dir)
            if not os.path.isdir(package_dir):
                raise DistutilsFileError("supposed package directory '%s' exists, but is not a directory" % package_dir)
        if package:
            path = os.path.join(package_dir, '__init__.py')
            if os.path.isfile(path):
                return path
            log.warn("package init file '%s' not found (or not a regular file)", path)
        return None

    def check_module(self, module, module_file):
        """Whether a module is there; if not, there is a warning."""
        if os.path.isfile(module_file):
            return True
        log.warn('file %s (for module %s) not found', module_file, module)
        return False

    def find_package_modules(self, package, package_dir):
        """The modules of a package: (package, name, path). The setup script is none."""
        self.check_package(package, package_dir)
        script = os.path.abspath(self.distribution.script_name)
        found = []
        for path in glob.glob(os.path.join(package_dir, '*.py')):
            if os.path.abspath(path) == script:
                self.debug_print('excluding %s' % script)
            else:
                found.append((package, os.path.splitext(os.path.basename(path))[0], path))
        return found

    def find_modules(self):
        """The modules of py_modules: (package, name, path), each package's __init__ before its first."""
        packages = {}
        found = []
        for module in self.py_modules:
            package, dot, name = module.rpartition('.')
            if package in packages:
                folder, checked = packages[package]
            else:
                folder, checked = self.get_package_dir(package), 0
            if not checked:
                init = self.check_package(package, folder)
                packages[package] = folder, 1
                if init:
                    found.append((package, '__init__', init))
            path = os.path.join(folder, name + '.py')
            if self.check_module(module, path):
                found.append((package, name, path))
        return found

    def find_all_modules(self):
        """All modules: (package, name, path)."""
        found = self.find_modules() if self.py_modules else []
        for package in self.packages or []:
            found.extend(self.find_package_modules(package, self.get_package_dir(package)))
        return found

    def get_source_files(self):
        return [module[-1] for module in self.find_all_modules()]

    def get_module_outfile(self, build_dir, package, module):
        """Where a module goes."""
        return os.path.join(*([build_dir] + list(package) + [module + '.py']))

    def get_outputs(self, include_bytecode=1):
        found = []
        for package, module, path in self.find_all_modules():
            name = self.get_module_outfile(self.build_lib, package.split('.'), module)
            found.append(name)
            if include_bytecode:
                if self.compile:
                    found.append(name + 'c')
                if self.optimize > 0:
                    found.append(name + 'o')
        return found + [os.path.join(target, name) for package, folder, target, names in self.data_files for name in names]

    def build_module(self, module, module_file, package):
        """Copies a module."""
        if isinstance(package, str):
            package = package.split('.')
        elif not isinstance(package, (list, tuple)):
            raise TypeError("'package' must be a string (dot-separated), list, or tuple")
        target = self.get_module_outfile(self.build_lib, package, module)
        self.mkpath(os.path.dirname(target))
        return self.copy_file(module_file, target, preserve_mode=0)

    def build_modules(self):
        for package, module, path in self.find_modules():
            self.build_module(module, path, package)

    def build_packages(self):
        for package in self.packages:
            for name, module, path in self.find_package_modules(package, self.get_package_dir(package)):
                assert package == name
                self.build_module(module, path, package)

    def byte_compile(self, files):
        """Compiles modules, as the options say."""
        if sys.dont_write_bytecode:
            self.warn('byte-compiling is disabled, skipping.')
            return
        from distutils.util import byte_compile
        prefix = self.build_lib
        if prefix[-1] != os.sep:
            prefix += os.sep
        if self.compile:
            byte_compile(files, optimize=0, force=self.force, prefix=prefix, dry_run=self.dry_run)
        if self.optimize > 0:
            byte_compile(files, optimize=self.optimize, force=self.force, prefix=prefix, dry_run=self.dry_run)
