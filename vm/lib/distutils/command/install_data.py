# SPDX-License-Identifier: MIT
"""The command "install_data": data_files of setup()."""
import os

from distutils.core import Command
from distutils.util import change_root, convert_path


class install_data(Command):
    description = 'install data'

    user_options = [
        ('install-dir=', 'd', 'the folder to install below'),
        ('root=', None, 'a folder that stands before all others'),
        ('force', 'f', 'install also what is not older'),
    ]
    boolean_options = ['force']

    def initialize_options(self):
        self.install_dir = None
        self.outfiles = []
        self.root = None
        self.force = 0
        self.data_files = self.distribution.data_files
        self.warn_dir = 1

    def finalize_options(self):
        self.set_undefined_options('install', ('install_data', 'install_dir'), ('root', 'root'), ('force', 'force'))

    def run(self):
        self.mkpath(self.install_dir)
        for entry in self.data_files:
            if isinstance(entry, str):
                entry = convert_path(entry)
                if self.warn_dir:
                    self.warn("setup script did not provide a directory for '%s' -- installing right in '%s'" %
                              (entry, self.install_dir))
                self.outfiles.append(self.copy_file(entry, self.install_dir)[0])
                continue
            folder = self._folder(convert_path(entry[0]))
            self.mkpath(folder)
            if not entry[1]:
                self.outfiles.append(folder)
            for path in entry[1]:
                self.outfiles.append(self.copy_file(convert_path(path), folder)[0])

    def _folder(self, path):
        if not os.path.isabs(path):
            return os.path.join(self.install_dir, path)
        return change_root(self.root, path) if self.root else path

    def get_inputs(self):
        return self.data_files or []

    def get_outputs(self):
        return self.outfiles
