# SPDX-License-Identifier: MIT
"""The command "install": modules, scripts, data and headers to where they belong."""
import os
import sys
from site import USER_BASE, USER_SITE

from distutils import log
from distutils.core import Command
from distutils.debug import DEBUG
from distutils.errors import DistutilsOptionError, DistutilsPlatformError
from distutils.file_util import write_file
from distutils.sysconfig import get_config_vars
from distutils.util import change_root, convert_path, get_platform, subst_vars

_LIBRARY = 'lib/python$py_version_short/site-packages'
_HEADERS = 'include/python$py_version_short/$dist_name'

INSTALL_SCHEMES = {
    'unix_prefix': {'purelib': '$base/' + _LIBRARY, 'platlib': '$platbase/' + _LIBRARY, 'headers': '$base/' + _HEADERS,
                    'scripts': '$base/bin', 'data': '$base'},
    'unix_home': {'purelib': '$base/lib/python', 'platlib': '$base/lib/python',
                  'headers': '$base/include/python/$dist_name', 'scripts': '$base/bin', 'data': '$base'},
    'unix_user': {'purelib': '$usersite', 'platlib': '$usersite', 'headers': '$userbase/' + _HEADERS,
                  'scripts': '$userbase/bin', 'data': '$userbase'},
}

SCHEME_KEYS = ('purelib', 'platlib', 'headers', 'scripts', 'data')


class install(Command):
    description = 'install everything that was built'

    user_options = [
        ('prefix=', None, 'the folder to install below'),
        ('exec-prefix=', None, 'that for what depends on the machine'),
        ('home=', None, 'a folder to install below, with lib/python for modules'),
        ('user', None, "install for this user: '%s'" % USER_SITE),
        ('install-base=', None, 'the folder to install below, in place of --prefix and --home'),
        ('install-platbase=', None, 'that for what depends on the machine, in place of --exec-prefix and --home'),
        ('root=', None, 'a folder that stands before all others'),
        ('install-purelib=', None, 'the folder for packages without extensions'),
        ('install-platlib=', None, 'the folder for packages with extensions'),
        ('install-lib=', None, 'the folder for modules, with extensions or without'),
        ('install-headers=', None, 'the folder for headers of C'),
        ('install-scripts=', None, 'the folder for scripts'),
        ('install-data=', None, 'the folder for data'),
        ('compile', 'c', 'compile modules to .pyc (default)'),
        ('no-compile', None, 'do not compile them'),
        ('optimize=', 'O', 'also compile with optimization: -O1 for "python -O", -O2 for "python -OO", -O0 for none'),
        ('force', 'f', 'install also what is not older'),
        ('skip-build', None, 'do not build first'),
        ('record=', None, 'a file to write the names of all installed files to'),
    ]
    boolean_options = ['compile', 'force', 'skip-build', 'user']
    negative_opt = {'no-compile': 'compile'}

    def initialize_options(self):
        for name in ('prefix', 'exec_prefix', 'home', 'install_base', 'install_platbase', 'root', 'install_purelib',
                     'install_platlib', 'install_headers', 'install_lib', 'install_scripts', 'install_data', 'compile',
                     'optimize', 'extra_path', 'force', 'build_base', 'build_lib', 'record'):
            setattr(self, name, None)
        self.user = 0
        self.install_userbase = USER_BASE
        self.install_usersite = USER_SITE
        self.install_path_file = 1
        self.skip_build = 0
        self.warn_dir = 1

    # ---- where to ----

    def finalize_options(self):
        by_prefix = self.prefix or self.exec_prefix or self.home
        by_base = self.install_base or self.install_platbase
        if by_prefix and by_base:
            raise DistutilsOptionError('must supply either prefix/exec-prefix/home or install-base/install-platbase -- not '
                                       'both')
        if self.home and (self.prefix or self.exec_prefix):
            raise DistutilsOptionError('must supply either home or prefix/exec-prefix -- not both')
        if self.user and (by_prefix or by_base):
            raise DistutilsOptionError("can't combine user with prefix, exec_prefix/home, or install_(plat)base")
        self.finalize_unix()
        prefix, exec_prefix = get_config_vars('prefix', 'exec_prefix')
        version = sys.version.split()[0]
        self.config_vars = {
            'dist_name': self.distribution.get_name(), 'dist_version': self.distribution.get_version(),
            'dist_fullname': self.distribution.get_fullname(), 'py_version': version, 'py_version_short': version[:3],
            'py_version_nodot': version[0] + version[2], 'sys_prefix': prefix, 'prefix': prefix,
            'sys_exec_prefix': exec_prefix, 'exec_prefix': exec_prefix, 'userbase': self.install_userbase,
            'usersite': self.install_usersite,
        }
        self.expand_basedirs()
        # Other paths may refer to these.
        self.config_vars['base'] = self.install_base
        self.config_vars['platbase'] = self.install_platbase
        if DEBUG:
            from pprint import pprint
            print 'config vars:'
            pprint(self.config_vars)
        self.expand_dirs()
        if self.user:
            self.create_home_path()
        if self.install_lib is None:
            self.install_lib = self.install_platlib if self.distribution.ext_modules else self.install_purelib
        self.convert_paths('lib', 'purelib', 'platlib', 'scripts', 'data', 'headers', 'userbase', 'usersite')
        self.handle_extra_path()
        self.install_libbase = self.install_lib
        self.install_lib = os.path.join(self.install_lib, self.extra_dirs)
        if self.root is not None:
            self.change_roots('libbase', 'lib', 'purelib', 'platlib', 'scripts', 'data', 'headers')
        self.dump_dirs('after prepending root')
        self.set_undefined_options('build', ('build_base', 'build_base'), ('build_lib', 'build_lib'))

    def finalize_unix(self):
        """Sets the base folders and the scheme below them."""
        if self.install_base is not None or self.install_platbase is not None:
            lib_known = self.install_lib is not None or self.install_purelib is not None and self.install_platlib is not None
            if not lib_known or None in (self.install_headers, self.install_scripts, self.install_data):
                raise DistutilsOptionError('install-base or install-platbase supplied, but installation scheme is incomplete')
            return
        if self.user:
            if self.install_userbase is None:
                raise DistutilsPlatformError('User base directory is not specified')
            self.install_base = self.install_platbase = self.install_userbase
            self.select_scheme('unix_user')
        elif self.home is not None:
            self.install_base = self.install_platbase = self.home
            self.select_scheme('unix_home')
        else:
            if self.prefix is None:
                if self.exec_prefix is not None:
                    raise DistutilsOptionError('must not supply exec-prefix without prefix')
                self.prefix = os.path.normpath(sys.prefix)
                self.exec_prefix = os.path.normpath(sys.exec_prefix)
            elif self.exec_prefix is None:
                self.exec_prefix = self.prefix
            self.install_base = self.prefix
            self.install_platbase = self.exec_prefix
            self.select_scheme('unix_prefix')

    def select_scheme(self, name):
        """Sets the folders that nobody has set to those of a scheme."""
        for key in SCHEME_KEYS:
            if getattr(self, 'install_' + key) is None:
                setattr(self, 'install_' + key, INSTALL_SCHEMES[name][key])

    def dump_dirs(self, msg):
        """Prints the folders where DISTUTILS_DEBUG is set."""
        if not DEBUG:
            return
        from distutils.fancy_getopt import longopt_xlate
        print msg + ':'
        for option in self.user_options:
            name = option[0].rstrip('=').translate(longopt_xlate)
            name = self.negative_opt.get(option[0], name)
            print '  %s: %s' % (name, getattr(self, name))

    def _expand_attrs(self, attrs):
        for attr in attrs:
            value = getattr(self, attr)
            if value is not None:
                setattr(self, attr, subst_vars(os.path.expanduser(value), self.config_vars))

    def expand_basedirs(self):
        self._expand_attrs(['install_base', 'install_platbase', 'root'])

    def expand_dirs(self):
        self._expand_attrs(['install_purelib', 'install_platlib', 'install_lib', 'install_headers', 'install_scripts',
                            'install_data'])

    def convert_paths(self, *names):
        for name in names:
            setattr(self, 'install_' + name, convert_path(getattr(self, 'install_' + name)))

    def change_roots(self, *names):
        """Puts the root before folders."""
        for name in names:
            setattr(self, 'install_' + name, change_root(self.root, getattr(self, 'install_' + name)))

    def handle_extra_path(self):
        """Sets the folder and the file .pth of a package with a folder of its own in sys.path."""
        if self.extra_path is None:
            self.extra_path = self.distribution.extra_path
        self.path_file, self.extra_dirs = None, ''
        if self.extra_path is None:
            return
        parts = self.extra_path.split(',') if isinstance(self.extra_path, str) else self.extra_path
        if len(parts) not in (1, 2):
            raise DistutilsOptionError("'extra_path' option must be a list, tuple, or comma-separated string with 1 or 2 "
                                       "elements")
        self.extra_path = parts
        self.path_file, self.extra_dirs = parts[0], convert_path(parts[-1])

    def create_home_path(self):
        """Makes folders of the user's that the paths need."""
        if not self.user:
            return
        home = convert_path(os.path.expanduser('~'))
        for name, path in self.config_vars.iteritems():
            if path and path.startswith(home) and not os.path.isdir(path):
                self.debug_print("os.makedirs('%s', 0700)" % path)
                os.makedirs(path, 0700)

    # ---- running ----

    def run(self):
        if not self.skip_build:
            self.run_command('build')
            if self.warn_dir and self.distribution.get_command_obj('build').plat_name != get_platform():
                raise DistutilsPlatformError("Can't install when cross-compiling")
        for name in self.get_sub_commands():
            self.run_command(name)
        if self.path_file:
            self.create_path_file()
        if self.record:
            outputs = self.get_outputs()
            if self.root:
                outputs = [path[len(self.root):] for path in outputs]
            self.execute(write_file, (self.record, outputs), "writing list of installed files to '%s'" % self.record)
        paths = [os.path.normcase(os.path.normpath(path)) for path in sys.path]
        target = os.path.normcase(os.path.normpath(self.install_lib))
        if self.warn_dir and not (self.path_file and self.install_path_file) and target not in paths:
            log.debug("modules installed to '%s', which is not in Python's module search path (sys.path) -- you'll have to "
                      "change the search path yourself", self.install_lib)

    def create_path_file(self):
        """Writes the file .pth."""
        path = os.path.join(self.install_libbase, self.path_file + '.pth')
        if self.install_path_file:
            self.execute(write_file, (path, [self.extra_dirs]), 'creating %s' % path)
        else:
            self.warn("path file '%s' not created" % path)

    def get_outputs(self):
        """The names of all installed files."""
        found = []
        for name in self.get_sub_commands():
            for path in self.get_finalized_command(name).get_outputs():
                if path not in found:
                    found.append(path)
        if self.path_file and self.install_path_file:
            found.append(os.path.join(self.install_libbase, self.path_file + '.pth'))
        return found

    def get_inputs(self):
        return [path for name in self.get_sub_commands() for path in self.get_finalized_command(name).get_inputs()]

    def has_lib(self):
        return self.distribution.has_pure_modules() or self.distribution.has_ext_modules()

    def has_headers(self):
        return self.distribution.has_headers()

    def has_scripts(self):
        return self.distribution.has_scripts()

    def has_data(self):
        return self.distribution.has_data_files()

    sub_commands = [('install_lib', has_lib), ('install_headers', has_headers), ('install_scripts', has_scripts),
                    ('install_data', has_data), ('install_egg_info', lambda self: True)]
