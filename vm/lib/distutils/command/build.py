# SPDX-License-Identifier: MIT
"""The command "build": everything that "install" needs."""
import os
import sys

from distutils.core import Command
from distutils.errors import DistutilsOptionError
from distutils.util import get_platform


class build(Command):
    description = 'build everything that is needed to install'

    user_options = [
        ('build-base=', 'b', 'the folder for all of it'),
        ('build-purelib=', None, 'the folder for packages without extensions'),
        ('build-platlib=', None, 'the folder for packages with extensions'),
        ('build-lib=', None, 'the folder for modules, with extensions or without'),
        ('build-scripts=', None, 'the folder for scripts'),
        ('build-temp=', 't', 'the folder for temporary files'),
        ('plat-name=', 'p', 'the system to build for, where that is possible (default: %s)' % get_platform()),
        ('compiler=', 'c', 'the compiler for extensions'),
        ('debug', 'g', 'build extensions and libraries to be debugged'),
        ('force', 'f', 'build also what is not older than its sources'),
        ('executable=', 'e', 'the Python that scripts begin with'),
    ]
    boolean_options = ['debug', 'force']

    def initialize_options(self):
        self.build_base = 'build'
        self.build_purelib = None
        self.build_platlib = None
        self.build_lib = None
        self.build_temp = None
        self.build_scripts = None
        self.compiler = None
        self.plat_name = None
        self.debug = None
        self.force = 0
        self.executable = None

    def finalize_options(self):
        if self.plat_name is None:
            self.plat_name = get_platform()
        elif os.name != 'nt':
            raise DistutilsOptionError('--plat-name only supported on Windows (try using \'./configure --help\' on your '
                                       'platform)')
        suffix = '.%s-%s' % (self.plat_name, sys.version[:3])
        base = self.build_base

        def unless_set(option, name):
            if getattr(self, option) is None:
                setattr(self, option, os.path.join(base, name))

        unless_set('build_purelib', 'lib')
        unless_set('build_platlib', 'lib' + suffix)
        if self.build_lib is None:
            self.build_lib = self.build_platlib if self.distribution.ext_modules else self.build_purelib
        unless_set('build_temp', 'temp' + suffix)
        unless_set('build_scripts', 'scripts-' + sys.version[:3])
        if self.executable is None:
            self.executable = os.path.normpath(sys.executable)

    def run(self):
        for name in self.get_sub_commands():
            self.run_command(name)

    def has_pure_modules(self):
        return self.distribution.has_pure_modules()

    def has_c_libraries(self):
        return self.distribution.has_c_libraries()

    def has_ext_modules(self):
        return self.distribution.has_ext_modules()

    def has_scripts(self):
        return self.distribution.has_scripts()

    sub_commands = [('build_py', has_pure_modules), ('build_clib', has_c_libraries), ('build_ext', has_ext_modules),
                    ('build_scripts', has_scripts)]
