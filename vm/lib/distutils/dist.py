# SPDX-License-Identifier: MIT
"""What a setup script is about: a package, the commands that are run with it, and their options."""
import os
import re
import sys
import warnings

from distutils import log
from distutils._metadata import DistributionMetadata
from distutils.debug import DEBUG
from distutils.errors import DistutilsArgError, DistutilsClassError, DistutilsModuleError, DistutilsOptionError
from distutils.fancy_getopt import FancyGetopt, translate_longopt
from distutils.util import check_environ, strtobool

DistributionMetadata.__module__ = __name__

command_re = re.compile(r'^[a-zA-Z]([a-zA-Z0-9_]*)$')

# What setup() takes besides what a package says of itself.
_CONTENTS = ('packages', 'package_data', 'package_dir', 'py_modules', 'libraries', 'headers', 'ext_modules', 'ext_package',
             'include_dirs', 'extra_path', 'scripts', 'data_files')


class Distribution:
    """A package with its commands. `attrs`: what was given to setup()."""

    global_options = [
        ('verbose', 'v', 'say what is done (default)', 1),
        ('quiet', 'q', 'say nothing'),
        ('dry-run', 'n', 'only say what would be done'),
        ('help', 'h', 'explain'),
        ('no-user-cfg', None, 'read no pydistutils.cfg in the home directory'),
    ]

    common_usage = '''\
Common commands: (see '--help-commands' for more)

  setup.py build      will build the package underneath 'build/'
  setup.py install    will install the package
'''

    display_options = [
        ('help-commands', None, 'list the commands'),
        ('name', None, 'print the name of the package'),
        ('version', 'V', 'print the version'),
        ('fullname', None, 'print <name>-<version>'),
        ('author', None, 'print the author'),
        ('author-email', None, 'print the address of the author'),
        ('maintainer', None, 'print the maintainer'),
        ('maintainer-email', None, 'print the address of the maintainer'),
        ('contact', None, 'print the maintainer, or else the author'),
        ('contact-email', None, 'print the address of the maintainer, or else of the author'),
        ('url', None, 'print the URL'),
        ('license', None, 'print the license'),
        ('licence', None, 'the same as --license'),
        ('description', None, 'print the description'),
        ('long-description', None, 'print the long description'),
        ('platforms', None, 'print the platforms'),
        ('classifiers', None, 'print the classifiers'),
        ('keywords', None, 'print the keywords'),
        ('provides', None, 'print what it provides'),
        ('requires', None, 'print what it requires'),
        ('obsoletes', None, 'print what it makes obsolete'),
    ]
    display_option_names = [translate_longopt(option[0]) for option in display_options]
    negative_opt = {'quiet': 'verbose'}

    def __init__(self, attrs=None):
        self.verbose = 1
        self.dry_run = 0
        self.help = 0
        for name in self.display_option_names:
            setattr(self, name, 0)
        self.metadata = DistributionMetadata()
        for name in self.metadata._METHOD_BASENAMES:
            setattr(self, 'get_' + name, getattr(self.metadata, 'get_' + name))
        # Classes of commands by name, beside those of the packages.
        self.cmdclass = {}
        self.command_packages = None
        self.script_name = None
        self.script_args = None
        # Options by command: (where they come from, value) by name.
        self.command_options = {}
        self.dist_files = []
        for name in _CONTENTS:
            setattr(self, name, {} if name == 'package_data' else None)
        self.password = ''
        self.command_obj = {}
        # Which commands have run.
        self.have_run = {}
        if attrs:
            self._take(attrs)
        # The configuration is read before the command line is.
        self.want_user_cfg = True
        for arg in self.script_args or ():
            if not arg.startswith('-'):
                break
            if arg == '--no-user-cfg':
                self.want_user_cfg = False
                break
        self.finalize_options()

    def _take(self, attrs):
        """Takes what was given to setup()."""
        options = attrs.pop('options', None)
        for command, its_options in (options or {}).items():
            found = self.get_option_dict(command)
            for option, value in its_options.items():
                found[option] = ('setup script', value)
        if 'licence' in attrs:
            attrs['license'] = attrs.pop('licence')
            warnings.warn("'licence' distribution option is deprecated; use 'license'")
        for key, value in attrs.items():
            if hasattr(self.metadata, 'set_' + key):
                getattr(self.metadata, 'set_' + key)(value)
            elif hasattr(self.metadata, key):
                setattr(self.metadata, key, value)
            elif hasattr(self, key):
                setattr(self, key, value)
            else:
                warnings.warn('Unknown distribution option: %s' % repr(key))

    def finalize_options(self):
        """Has lists be lists that were given as texts."""
        for name in 'keywords', 'platforms':
            value = getattr(self.metadata, name)
            if isinstance(value, str):
                setattr(self.metadata, name, [item.strip() for item in value.split(',')])

    def get_option_dict(self, command):
        """The options of a command: (where they come from, value) by name."""
        return self.command_options.setdefault(command, {})

    def dump_option_dicts(self, header=None, commands=None, indent=''):
        """Prints the options of commands."""
        from pprint import pformat
        if header is not None:
            self.announce(indent + header)
            indent += '  '
        names = sorted(self.command_options) if commands is None else commands
        if not names:
            self.announce(indent + 'no commands known yet')
        for name in names:
            options = self.command_options.get(name)
            if options is None:
                self.announce(indent + "no option dict for '%s' command" % name)
                continue
            self.announce(indent + "option dict for '%s' command:" % name)
            for line in pformat(options).split('\n'):
                self.announce(indent + '  ' + line)

    # ---- configuration and command line ----

    def find_config_files(self):
        """The files with options that are there: of the system, of the user, and here."""
        check_environ()
        import distutils
        own = '.pydistutils.cfg' if os.name == 'posix' else 'pydistutils.cfg'
        files = [os.path.join(os.path.dirname(distutils.__file__), 'distutils.cfg')]
        if self.want_user_cfg:
            files.append(os.path.join(os.path.expanduser('~'), own))
        files.append('setup.cfg')
        return [path for path in files if os.path.isfile(path)]

    def parse_config_files(self, filenames=None):
        """Reads options of commands from files."""
        from ConfigParser import ConfigParser
        parser = ConfigParser()
        for filename in self.find_config_files() if filenames is None else filenames:
            if DEBUG:
                self.announce('  reading %s' % filename)
            parser.read(filename)
            for section in parser.sections():
                options = self.get_option_dict(section)
                for option in parser.options(section):
                    if option != '__name__':
                        options[option.replace('-', '_')] = (filename, parser.get(section, option))
            parser.__init__()
        for option, (source, value) in self.command_options.get('global', {}).items():
            positive = self.negative_opt.get(option)
            try:
                if positive:
                    setattr(self, positive, not strtobool(value))
                elif option in ('verbose', 'dry_run'):
                    setattr(self, option, strtobool(value))
                else:
                    setattr(self, option, value)
            except ValueError as e:
                raise DistutilsOptionError(e)

    def _get_toplevel_options(self):
        return self.global_options + [
            ('command-packages=', None, 'packages that have commands, too'),
        ]

    def parse_command_line(self):
        """Reads the command line. True: there are commands to be run. DistutilsArgError if it is wrong."""
        self.commands = []
        parser = FancyGetopt(self._get_toplevel_options() + self.display_options)
        parser.set_negative_aliases(self.negative_opt)
        parser.set_aliases({'licence': 'license'})
        args = parser.getopt(args=self.script_args, object=self)
        log.set_verbosity(self.verbose)
        if self.handle_display_options(parser.get_option_order()):
            return None
        while args:
            args = self._parse_command_opts(parser, args)
            if args is None:
                return None
        if self.help:
            self._show_help(parser, display_options=len(self.commands) == 0, commands=self.commands)
            return None
        if not self.commands:
            raise DistutilsArgError('no commands supplied')
        return True

    def _parse_command_opts(self, parser, args):
        """Reads the name of a command and its options; gives what is left, or None where only help was wanted."""
        from distutils.cmd import Command
        command = args[0]
        if not command_re.match(command):
            raise SystemExit("invalid command name '%s'" % command)
        self.commands.append(command)
        try:
            cls = self.get_command_class(command)
        except DistutilsModuleError as e:
            raise DistutilsArgError(e)
        if not issubclass(cls, Command):
            raise DistutilsClassError('command class %s must subclass Command' % cls)
        if not isinstance(getattr(cls, 'user_options', None), list):
            raise DistutilsClassError('command class %s must provide \'user_options\' attribute (a list of tuples)' % cls)
        negative = dict(self.negative_opt, **getattr(cls, 'negative_opt', {}))
        helpers = getattr(cls, 'help_options', [])
        help_options = fix_help_options(helpers) if isinstance(helpers, list) else []
        parser.set_option_table(self.global_options + cls.user_options + help_options)
        parser.set_negative_aliases(negative)
        args, options = parser.getopt(args[1:])
        if getattr(options, 'help', 0):
            self._show_help(parser, display_options=0, commands=[cls])
            return None
        helped = False
        for option, short, description, function in helpers if isinstance(helpers, list) else []:
            if hasattr(options, translate_longopt(option)):
                helped = True
                if not callable(function):
                    raise DistutilsClassError("invalid help function %r for help option '%s': must be a callable object "
                                              "(function, etc.)" % (function, option))
                function()
        if helped:
            return None
        found = self.get_option_dict(command)
        for name, value in vars(options).items():
            found[name] = ('command line', value)
        return args

    def _show_help(self, parser, global_options=1, display_options=1, commands=[]):
        """Explains options, of the script and of commands."""
        from distutils.cmd import Command
        from distutils.core import gen_usage
        if global_options:
            parser.set_option_table(self._get_toplevel_options() if display_options else self.global_options)
            parser.print_help(self.common_usage + '\nGlobal options:')
            print ''
        if display_options:
            parser.set_option_table(self.display_options)
            parser.print_help('Information display options (just display information, ignore any commands)')
            print ''
        for command in self.commands:
            is_class = isinstance(command, type(Command)) and issubclass(command, Command)
            cls = command if is_class else self.get_command_class(command)
            helpers = getattr(cls, 'help_options', None)
            more = fix_help_options(helpers) if isinstance(helpers, list) else []
            parser.set_option_table(cls.user_options + more)
            parser.print_help("Options for '%s' command:" % cls.__name__)
            print ''
        print gen_usage(self.script_name)

    def handle_display_options(self, option_order):
        """Prints what options ask for. 1: there were such."""
        from distutils.core import gen_usage
        if self.help_commands:
            self.print_commands()
            print ''
            print gen_usage(self.script_name)
            return 1
        shown = 0
        names = set(option[0] for option in self.display_options)
        for option, value in option_order:
            if not value or option not in names:
                continue
            name = translate_longopt(option)
            value = getattr(self.metadata, 'get_' + name)()
            if name in ('keywords', 'platforms'):
                print ','.join(value)
            elif name in ('classifiers', 'provides', 'requires', 'obsoletes'):
                print '\n'.join(value)
            else:
                print value
            shown = 1
        return shown

    def _command_names(self):
        """The commands that there always are, and others."""
        import distutils.command
        standard = distutils.command.__all__
        return standard, [name for name in self.cmdclass if name not in standard]

    def _description(self, name):
        cls = self.cmdclass.get(name) or self.get_command_class(name)
        return getattr(cls, 'description', '(no description available)')

    def print_command_list(self, commands, header, max_length):
        """Prints commands with what they do."""
        print header + ':'
        for name in commands:
            print '  %-*s  %s' % (max_length, name, self._description(name))

    def print_commands(self):
        """Prints all commands."""
        standard, extra = self._command_names()
        width = max(map(len, standard + extra))
        self.print_command_list(standard, 'Standard commands', width)
        if extra:
            print
            self.print_command_list(extra, 'Extra commands', width)

    def get_command_list(self):
        """All commands: (name, what it does)."""
        standard, extra = self._command_names()
        return [(name, self._description(name)) for name in standard + extra]

    # ---- commands ----

    def get_command_packages(self):
        """The packages that have commands."""
        packages = self.command_packages
        if not isinstance(packages, list):
            packages = [name.strip() for name in (packages or '').split(',') if name.strip()]
            if 'distutils.command' not in packages:
                packages.insert(0, 'distutils.command')
            self.command_packages = packages
        return packages

    def get_command_class(self, command):
        """The class of a command. DistutilsModuleError if there is none."""
        cls = self.cmdclass.get(command)
        if cls:
            return cls
        for package in self.get_command_packages():
            name = '%s.%s' % (package, command)
            try:
                __import__(name)
            except ImportError:
                continue
            module = sys.modules[name]
            try:
                cls = getattr(module, command)
            except AttributeError:
                raise DistutilsModuleError("invalid command '%s' (no class '%s' in module '%s')" % (command, command, name))
            self.cmdclass[command] = cls
            return cls
        raise DistutilsModuleError("invalid command '%s'" % command)

    def get_command_obj(self, command, create=1):
        """The object of a command, which is made at first where `create` is true."""
        found = self.command_obj.get(command)
        if not found and create:
            if DEBUG:
                self.announce("Distribution.get_command_obj(): creating '%s' command object" % command)
            found = self.command_obj[command] = self.get_command_class(command)(self)
            self.have_run[command] = 0
            options = self.command_options.get(command)
            if options:
                self._set_command_options(found, options)
        return found

    def _set_command_options(self, command_obj, option_dict=None):
        """Sets the options of a command to what was said somewhere."""
        name = command_obj.get_command_name()
        if option_dict is None:
            option_dict = self.get_option_dict(name)
        booleans = [translate_longopt(option) for option in getattr(command_obj, 'boolean_options', [])]
        negative = getattr(command_obj, 'negative_opt', {})
        for option, (source, value) in option_dict.items():
            try:
                is_text = isinstance(value, str)
                if option in negative and is_text:
                    setattr(command_obj, negative[option], not strtobool(value))
                elif option in booleans and is_text:
                    setattr(command_obj, option, strtobool(value))
                elif hasattr(command_obj, option):
                    setattr(command_obj, option, value)
                else:
                    raise DistutilsOptionError("error in %s: command '%s' has no such option '%s'" % (source, name, option))
            except ValueError as e:
                raise DistutilsOptionError(e)

    def reinitialize_command(self, command, reinit_subcommands=0):
        """Sets the options of a command (name or object) anew; gives its object."""
        from distutils.cmd import Command
        if not isinstance(command, Command):
            command = self.get_command_obj(command)
        if not command.finalized:
            return command
        command.initialize_options()
        command.finalized = 0
        self.have_run[command.get_command_name()] = 0
        self._set_command_options(command)
        if reinit_subcommands:
            for name in command.get_sub_commands():
                self.reinitialize_command(name, reinit_subcommands)
        return command

    def announce(self, msg, level=log.INFO):
        log.log(level, msg)

    def run_commands(self):
        """Runs the commands of the command line."""
        for command in self.commands:
            self.run_command(command)

    def run_command(self, command):
        """Runs a command, unless it has run."""
        if self.have_run.get(command):
            return
        log.info('running %s', command)
        found = self.get_command_obj(command)
        found.ensure_finalized()
        found.run()
        self.have_run[command] = 1

    # ---- what is in the package ----

    def has_pure_modules(self):
        return len(self.packages or self.py_modules or []) > 0

    def has_ext_modules(self):
        return self.ext_modules and len(self.ext_modules) > 0

    def has_c_libraries(self):
        return self.libraries and len(self.libraries) > 0

    def has_modules(self):
        return self.has_pure_modules() or self.has_ext_modules()

    def has_headers(self):
        return self.headers and len(self.headers) > 0

    def has_scripts(self):
        return self.scripts and len(self.scripts) > 0

    def has_data_files(self):
        return self.data_files and len(self.data_files) > 0

    def is_pure(self):
        return self.has_pure_modules() and not self.has_ext_modules() and not self.has_c_libraries()


def fix_help_options(options):
    """The rows of help options as rows of options."""
    return [option[:3] for option in options]
