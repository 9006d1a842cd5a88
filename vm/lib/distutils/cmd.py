# SPDX-License-Identifier: MIT
"""The base of commands of setup scripts."""
import os
import re

from distutils import archive_util, dep_util, dir_util, file_util, log, util
from distutils.errors import DistutilsOptionError


class Command:
    """A command. A subclass has `user_options` (as distutils.fancy_getopt has them), initialize_options(),
    finalize_options() and run(); `sub_commands` are pairs of a name and of a method that says whether it is needed."""

    sub_commands = []

    def __init__(self, dist):
        from distutils.dist import Distribution
        if not isinstance(dist, Distribution):
            raise TypeError('dist must be a Distribution instance')
        if self.__class__ is Command:
            raise RuntimeError('Command is an abstract class')
        self.distribution = dist
        self.initialize_options()
        # None: as the distribution says.
        self._dry_run = None
        self.verbose = dist.verbose
        self.force = None
        self.help = 0
        self.finalized = 0

    def __getattr__(self, attr):
        if attr != 'dry_run':
            raise AttributeError(attr)
        own = getattr(self, '_dry_run')
        return self.distribution.dry_run if own is None else own

    def ensure_finalized(self):
        """Finalizes the options, once."""
        if not self.finalized:
            self.finalize_options()
        self.finalized = 1

    def _abstract(self):
        raise RuntimeError('abstract method -- subclass %s must override' % self.__class__)

    def initialize_options(self):
        """Sets all options to what they are unless somebody says otherwise."""
        self._abstract()

    def finalize_options(self):
        """Sets those that nobody has said, and checks all."""
        self._abstract()

    def run(self):
        """Does it."""
        self._abstract()

    def dump_options(self, header=None, indent=''):
        """Prints the options."""
        from distutils.fancy_getopt import longopt_xlate
        self.announce(indent + (header or "command options for '%s':" % self.get_command_name()), level=log.INFO)
        for option in self.user_options:
            name = option[0].translate(longopt_xlate).rstrip('=')
            self.announce('%s  %s = %s' % (indent, name, getattr(self, name)), level=log.INFO)

    def announce(self, msg, level=1):
        """Prints a message of some level."""
        log.log(level, msg)

    def debug_print(self, msg):
        """Prints a message where DISTUTILS_DEBUG is set."""
        from distutils.debug import DEBUG
        if DEBUG:
            print msg

    # ---- options ----

    def _ensure_stringlike(self, option, what, default=None):
        value = getattr(self, option)
        if value is None:
            setattr(self, option, default)
            return default
        if not isinstance(value, str):
            raise DistutilsOptionError("'%s' must be a %s (got `%s`)" % (option, what, value))
        return value

    def ensure_string(self, option, default=None):
        """An option must be a string."""
        self._ensure_stringlike(option, 'string', default)

    def ensure_string_list(self, option):
        """An option must be a list of strings; a string becomes one."""
        value = getattr(self, option)
        if value is None:
            return
        if isinstance(value, str):
            setattr(self, option, re.split(r',\s*|\s+', value))
        elif not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise DistutilsOptionError("'%s' must be a list of strings (got %r)" % (option, value))

    def _ensure_tested_string(self, option, tester, what, error_fmt, default=None):
        value = self._ensure_stringlike(option, what, default)
        if value is not None and not tester(value):
            raise DistutilsOptionError(("error in '%s' option: " + error_fmt) % (option, value))

    def ensure_filename(self, option):
        """An option must be the name of a file that is there."""
        self._ensure_tested_string(option, os.path.isfile, 'filename', "'%s' does not exist or is not a file")

    def ensure_dirname(self, option):
        """An option must be the name of a folder that is there."""
        self._ensure_tested_string(option, os.path.isdir, 'directory name',
                                   "'%s' does not exist or is not a directory")

    # ---- other commands ----

    def get_command_name(self):
        """Its name."""
        return getattr(self, 'command_name', self.__class__.__name__)

    def set_undefined_options(self, src_cmd, *option_pairs):
        """Takes options that nobody has set from another command: pairs of its name and ours."""
        source = self.distribution.get_command_obj(src_cmd)
        source.ensure_finalized()
        for theirs, ours in option_pairs:
            if getattr(self, ours) is None:
                setattr(self, ours, getattr(source, theirs))

    def get_finalized_command(self, command, create=1):
        """Another command with its options."""
        found = self.distribution.get_command_obj(command, create)
        found.ensure_finalized()
        return found

    def reinitialize_command(self, command, reinit_subcommands=0):
        """Sets the options of another command anew."""
        return self.distribution.reinitialize_command(command, reinit_subcommands)

    def run_command(self, command):
        """Runs another command, unless it has run."""
        self.distribution.run_command(command)

    def get_sub_commands(self):
        """The names of those that are needed."""
        return [name for name, needed in self.sub_commands if needed is None or needed(self)]

    # ---- files ----

    def warn(self, msg):
        log.warn('warning: %s: %s\n' % (self.get_command_name(), msg))

    def execute(self, func, args, msg=None, level=1):
        util.execute(func, args, msg, dry_run=self.dry_run)

    def mkpath(self, name, mode=0777):
        dir_util.mkpath(name, mode, dry_run=self.dry_run)

    def copy_file(self, infile, outfile, preserve_mode=1, preserve_times=1, link=None, level=1):
        """Copies a file, if it is newer or `force` is set; gives (name, whether it was copied)."""
        return file_util.copy_file(infile, outfile, preserve_mode, preserve_times, not self.force, link,
                                   dry_run=self.dry_run)

    def copy_tree(self, infile, outfile, preserve_mode=1, preserve_times=1, preserve_symlinks=0, level=1):
        """Copies what is in a folder."""
        return dir_util.copy_tree(infile, outfile, preserve_mode, preserve_times, preserve_symlinks, not self.force,
                                  dry_run=self.dry_run)

    def move_file(self, src, dst, level=1):
        return file_util.move_file(src, dst, dry_run=self.dry_run)

    def spawn(self, cmd, search_path=1, level=1):
        """Runs a program."""
        from distutils.spawn import spawn
        spawn(cmd, search_path, dry_run=self.dry_run)

    def make_archive(self, base_name, format, root_dir=None, base_dir=None, owner=None, group=None):
        """Makes an archive; gives its name."""
        return archive_util.make_archive(base_name, format, root_dir, base_dir, dry_run=self.dry_run, owner=owner,
                                         group=group)

    def make_file(self, infiles, outfile, func, args, exec_msg=None, skip_msg=None, level=1):
        """Makes a file from others with `func(*args)`, if one of them is newer or `force` is set."""
        if isinstance(infiles, str):
            infiles = (infiles,)
        elif not isinstance(infiles, (list, tuple)):
            raise TypeError("'infiles' must be a string, or a list or tuple of strings")
        if self.force or dep_util.newer_group(infiles, outfile):
            self.execute(func, args, exec_msg or 'generating %s from %s' % (outfile, ', '.join(infiles)), level)
        else:
            log.debug(skip_msg or 'skipping %s (inputs unchanged)' % outfile)


class install_misc(Command):
    """The base of commands that copy files into one folder."""

    user_options = [('install-dir=', 'd', 'the folder to install into')]

    def initialize_options(self):
        self.install_dir = None
        self.outfiles = []

    def _install_dir_from(self, dirname):
        self.set_undefined_options('install', (dirname, 'install_dir'))

    def _copy_files(self, filelist):
        self.outfiles = []
        if not filelist:
            return
        self.mkpath(self.install_dir)
        for name in filelist:
            self.copy_file(name, self.install_dir)
            self.outfiles.append(os.path.join(self.install_dir, name))

    def get_outputs(self):
        return self.outfiles
