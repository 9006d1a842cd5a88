# SPDX-License-Identifier: MIT
"""The command "install_headers": headers of C."""
from distutils.core import Command


class install_headers(Command):
    description = 'install headers of C'

    user_options = [
        ('install-dir=', 'd', 'the folder to install into'),
        ('force', 'f', 'install also what is not older'),
    ]
    boolean_options = ['force']

    def initialize_options(self):
        self.install_dir = None
        self.force = 0
        self.outfiles = []

    def finalize_options(self):
        self.set_undefined_options('install', ('install_headers', 'install_dir'), ('force', 'force'))

    def run(self):
        headers = self.distribution.headers
        if not headers:
            return
        self.mkpath(self.install_dir)
        for header in headers:
            self.outfiles.append(self.copy_file(header, self.install_dir)[0])

    def get_inputs(self):
        return self.distribution.headers or []

    def get_outputs(self):
        return self.outfiles
