# SPDX-License-Identifier: MIT
"""The command "install_lib": modules."""
import os
import sys

from distutils.core import Command
from distutils.errors import DistutilsOptionError


class install_lib(Command):
    description = 'install modules'

    user_options = [
        ('install-dir=', 'd', 'the folder to install into'),
        ('build-dir=', 'b', 'the folder with what was built'),
        ('force', 'f', 'install also what is not older'),
        ('compile', 'c', 'compile modules to .pyc (default)'),
        ('no-compile', None, 'do not compile them'),
        ('optimize=', 'O', 'also compile with optimization: -O1 for "python -O", -O2 for "python -OO", -O0 for none'),
        ('skip-build', None, 'do not build first'),
    ]
    boolean_options = ['force', 'compile', 'skip-build']
    negative_opt = {'no-compile': 'compile'}

    def initialize_options(self):
        self.install_dir = None
        self.build_dir = None
        self.force = 0
        self.compile = None
        self.optimize = None
        self.skip_build = None

    def finalize_options(self):
        self.set_undefined_options('install', ('build_lib', 'build_dir'), ('install_lib', 'install_dir'), ('force', 'force'),
                                   ('compile', 'compile'), ('optimize', 'optimize'), ('skip_build', 'skip_build'))
        if self.compile is None:
            self.compile = True
        if self.optimize is None:
            self.optimize = False
        if not isinstance(self.optimize, int):
            try:
                self.optimize = int(self.optimize)
                if self.optimize not in (0, 1, 2):
                    raise AssertionError
            except (ValueError, AssertionError):
                raise DistutilsOptionError('optimize must be 0, 1, or 2')

    def run(self):
        self.build()
        outfiles = self.install()
        if outfiles is not None and self.distribution.has_pure_modules():
            self.byte_compile(outfiles)

    def build(self):
        if not self.skip_build:
            if self.distribution.has_pure_modules():
                self.run_command('build_py')
            if self.distribution.has_ext_modules():
                self.run_command('build_ext')

    def install(self):
        """Copies what was built; gives the names, or None if nothing was."""
        if os.path.isdir(self.build_dir):
            return self.copy_tree(self.build_dir, self.install_dir)
        self.warn("'%s' does not exist -- no Python modules to install" % self.build_dir)
        return None

    def byte_compile(self, files):
        """Compiles modules, as the options say."""
        if sys.dont_write_bytecode:
            self.warn('byte-compiling is disabled, skipping.')
            return
        from distutils.util import byte_compile
        # Paths in tracebacks are those without the root.
        root = self.get_finalized_command('install').root
        if self.compile:
            byte_compile(files, optimize=0, force=self.force, prefix=root, dry_run=self.dry_run)
        if self.optimize > 0:
            byte_compile(files, optimize=self.optimize, force=self.force, prefix=root, verbose=self.verbose,
                         dry_run=self.dry_run)

    def _mutate_outputs(self, has_any, build_cmd, cmd_option, output_dir):
        """What a command has built, as installed."""
        if not has_any:
            return []
        build = self.get_finalized_command(build_cmd)
        skip = len(getattr(build, cmd_option)) + len(os.sep)
        return [os.path.join(output_dir, path[skip:]) for path in build.get_outputs()]

    def _bytecode_filenames(self, py_filenames):
        found = []
        for path in py_filenames:
            if os.path.splitext(os.path.normcase(path))[1] == '.py':
                if self.compile:
                    found.append(path + 'c')
                if self.optimize > 0:
                    found.append(path + 'o')
        return found

    def get_outputs(self):
        pure = self._mutate_outputs(self.distribution.has_pure_modules(), 'build_py', 'build_lib', self.install_dir)
        compiled = self._bytecode_filenames(pure) if self.compile else []
        return pure + compiled + self._mutate_outputs(self.distribution.has_ext_modules(), 'build_ext', 'build_lib',
                                                      self.install_dir)

    def get_inputs(self):
        found = []
        if self.distribution.has_pure_modules():
            found.extend(self.get_finalized_command('build_py').get_outputs())
        if self.distribution.has_ext_modules():
            found.extend(self.get_finalized_command('build_ext').get_outputs())
        return found
