# SPDX-License-Identifier: MIT
"""The command "build_scripts": copies scripts; those for Python begin with the one that runs this."""
import os
import re
from stat import ST_MODE

from distutils import log
from distutils.core import Command
from distutils.dep_util import newer
from distutils.util import convert_path

first_line_re = re.compile(r'^#!.*python[0-9.]*([ \t].*)?$')


class build_scripts(Command):
    description = 'copy scripts, with another Python in their first lines'

    user_options = [
        ('build-dir=', 'd', 'the folder they go to'),
        ('force', 'f', 'copy also what is not older'),
        ('executable=', 'e', 'the Python that they begin with'),
    ]
    boolean_options = ['force']

    def initialize_options(self):
        self.build_dir = None
        self.scripts = None
        self.force = None
        self.executable = None
        self.outfiles = None

    def finalize_options(self):
        self.set_undefined_options('build', ('build_scripts', 'build_dir'), ('force', 'force'), ('executable', 'executable'))
        self.scripts = self.distribution.scripts

    def get_source_files(self):
        return self.scripts

    def run(self):
        if self.scripts:
            self.copy_scripts()

    def copy_scripts(self):
        """Copies all of them, to be executable."""
        self.mkpath(self.build_dir)
        outfiles = []
        for script in self.scripts:
            script = convert_path(script)
            target = os.path.join(self.build_dir, os.path.basename(script))
            outfiles.append(target)
            if not self.force and not newer(script, target):
                log.debug('not copying %s (up-to-date)', script)
                continue
            self._copy(script, target)
        for path in outfiles:
            self._make_executable(path)

    def _copy(self, script, target):
        try:
            f = open(script, 'r')
        except IOError:
            if not self.dry_run:
                raise
            return
        with f:
            first = f.readline()
            if not first:
                self.warn('%s is an empty file (skipping)' % script)
                return
            found = first_line_re.match(first)
            if found:
                log.info('copying and adjusting %s -> %s', script, self.build_dir)
                if not self.dry_run:
                    with open(target, 'w') as out:
                        out.write('#!%s%s\n' % (self.executable, found.group(1) or ''))
                        out.writelines(f.readlines())
                return
        self.copy_file(script, target)

    def _make_executable(self, path):
        if self.dry_run:
            log.info('changing mode of %s', path)
            return
        old = os.stat(path)[ST_MODE] & 07777
        new = (old | 0555) & 07777
        if new != old:
            log.info('changing mode of %s from %o to %o', path, old, new)
            os.chmod(path, new)
