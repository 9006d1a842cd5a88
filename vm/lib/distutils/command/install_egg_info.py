# SPDX-License-Identifier: MIT
"""The command "install_egg_info": what the package says of itself."""
import os
import re
import sys

from distutils import dir_util, log
from distutils.cmd import Command


class install_egg_info(Command):
    description = 'install what the package says of itself, as a file .egg-info'

    user_options = [
        ('install-dir=', 'd', 'the folder to install into'),
    ]

    def initialize_options(self):
        self.install_dir = None

    def finalize_options(self):
        self.set_undefined_options('install_lib', ('install_dir', 'install_dir'))
        name = '%s-%s-py%s.egg-info' % (to_filename(safe_name(self.distribution.get_name())),
                                        to_filename(safe_version(self.distribution.get_version())), sys.version[:3])
        self.target = os.path.join(self.install_dir, name)
        self.outputs = [self.target]

    def run(self):
        target = self.target
        if os.path.isdir(target) and not os.path.islink(target):
            dir_util.remove_tree(target, dry_run=self.dry_run)
        elif os.path.exists(target):
            self.execute(os.unlink, (target,), 'Removing ' + target)
        elif not os.path.isdir(self.install_dir):
            self.execute(os.makedirs, (self.install_dir,), 'Creating ' + self.install_dir)
        log.info('Writing %s', target)
        if not self.dry_run:
            with open(target, 'w') as f:
                self.distribution.metadata.write_pkg_file(f)

    def get_outputs(self):
        return self.outputs


def safe_name(name):
    """A name with dashes for all characters that are no letter, digit or dot."""
    return re.sub('[^A-Za-z0-9.]+', '-', name)


def safe_version(version):
    """The same for a version, with dots for blanks."""
    return safe_name(version.replace(' ', '.'))


def to_filename(name):
    """A name with underscores for dashes."""
    return name.replace('-', '_')
