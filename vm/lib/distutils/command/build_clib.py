# SPDX-License-Identifier: MIT
"""The command "build_clib": says that libraries in C cannot be built, for only extensions would need them."""
from distutils.core import Command
from distutils.errors import DistutilsPlatformError


class build_clib(Command):
    description = 'build libraries in C for extensions: an error, for those cannot be loaded'

    user_options = [
        ('build-clib=', 'b', 'the folder for libraries'),
        ('build-temp=', 't', 'the folder for temporary files'),
        ('debug', 'g', 'build to be debugged'),
        ('force', 'f', 'build also what is not older than its sources'),
        ('compiler=', 'c', 'the compiler'),
    ]
    boolean_options = ['debug', 'force']

    def initialize_options(self):
        self.build_clib = None
        self.build_temp = None
        self.libraries = None
        self.debug = None
        self.force = 0
        self.compiler = None

    def finalize_options(self):
        self.set_undefined_options('build', ('build_temp', 'build_clib'), ('build_temp', 'build_temp'),
                                   ('compiler', 'compiler'), ('debug', 'debug'), ('force', 'force'))
        self.libraries = self.distribution.libraries

    def get_source_files(self):
        return [path for name, info in self.libraries or [] for path in info.get('sources') or []]

    def run(self):
        if self.libraries:
            raise DistutilsPlatformError('cannot build %s: extensions in C cannot be loaded here' %
                                         ', '.join(name for name, info in self.libraries))
