# SPDX-License-Identifier: MIT
"""The command "build_ext": says that extensions in C cannot be built, for nothing here could load them."""
import os

from distutils.core import Command
from distutils.errors import DistutilsPlatformError


class build_ext(Command):
    description = 'build extensions in C: an error, for they cannot be loaded'

    user_options = [
        ('build-lib=', 'b', 'the folder for extensions'),
        ('build-temp=', 't', 'the folder for temporary files'),
        ('inplace', 'i', 'build beside the sources'),
        ('debug', 'g', 'build to be debugged'),
        ('force', 'f', 'build also what is not older than its sources'),
        ('compiler=', 'c', 'the compiler'),
    ]
    boolean_options = ['inplace', 'debug', 'force']

    def initialize_options(self):
        self.extensions = None
        self.package = None
        self.build_lib = None
        self.build_temp = None
        self.inplace = 0
        self.debug = None
        self.force = None
        self.compiler = None

    def finalize_options(self):
        self.set_undefined_options('build', ('build_lib', 'build_lib'), ('build_temp', 'build_temp'), ('debug', 'debug'),
                                   ('force', 'force'), ('compiler', 'compiler'))
        self.extensions = self.distribution.ext_modules
        self.package = self.distribution.ext_package

    def get_source_files(self):
        return [path for extension in self.extensions or [] for path in extension.sources]

    def get_ext_filename(self, ext_name):
        """The file of an extension by its name in full, below the folder."""
        return os.path.join(*ext_name.split('.')) + '.so'

    def get_outputs(self):
        package = self.package + '.' if self.package else ''
        return [os.path.join(self.build_lib, self.get_ext_filename(package + extension.name))
                for extension in self.extensions or []]

    def run(self):
        if self.extensions:
            raise DistutilsPlatformError('cannot build %s: extensions in C cannot be loaded here' %
                                         ', '.join(extension.name for extension in self.extensions))
