# SPDX-License-Identifier: MIT
"""What setup scripts call: setup()."""
import os
import sys

from distutils.cmd import Command
from distutils.debug import DEBUG
from distutils.dist import Distribution
from distutils.errors import CCompilerError, DistutilsArgError, DistutilsError, DistutilsSetupError
from distutils.extension import Extension
from distutils.util import grok_environment_error

USAGE = '''\
usage: %(script)s [global_opts] cmd1 [cmd1_opts] [cmd2 [cmd2_opts] ...]
   or: %(script)s --help [cmd1 cmd2 ...]
   or: %(script)s --help-commands
   or: %(script)s cmd --help
'''

setup_keywords = ('distclass', 'script_name', 'script_args', 'options', 'name', 'version', 'author', 'author_email',
                  'maintainer', 'maintainer_email', 'url', 'license', 'description', 'long_description', 'keywords',
                  'platforms', 'classifiers', 'download_url', 'requires', 'provides', 'obsoletes')
extension_keywords = ('name', 'sources', 'include_dirs', 'define_macros', 'undef_macros', 'library_dirs', 'libraries',
                      'runtime_library_dirs', 'extra_objects', 'extra_compile_args', 'extra_link_args', 'swig_opts',
                      'export_symbols', 'depends', 'language')

# For run_setup(): where setup() stops, and what it has made.
_setup_stop_after = None
_setup_distribution = None


def gen_usage(script_name):
    """How to use a setup script."""
    return USAGE % {'script': os.path.basename(script_name)}


def setup(**attrs):
    """Describes a package, and does what the command line says with it; gives its Distribution.

    What is wrong ends the program with a message (where DISTUTILS_DEBUG is set, with a traceback)."""
    global _setup_distribution
    distclass = attrs.pop('distclass', None) or Distribution
    attrs.setdefault('script_name', os.path.basename(sys.argv[0]))
    attrs.setdefault('script_args', sys.argv[1:])
    try:
        _setup_distribution = dist = distclass(attrs)
    except DistutilsSetupError as e:
        if 'name' in attrs:
            raise SystemExit('error in %s setup command: %s' % (attrs['name'], e))
        raise SystemExit('error in setup command: %s' % e)
    if _setup_stop_after == 'init':
        return dist
    dist.parse_config_files()
    if DEBUG:
        print 'options (after parsing config files):'
        dist.dump_option_dicts()
    if _setup_stop_after == 'config':
        return dist
    try:
        ok = dist.parse_command_line()
    except DistutilsArgError as e:
        raise SystemExit(gen_usage(dist.script_name) + '\nerror: %s' % e)
    if DEBUG:
        print 'options (after parsing command line):'
        dist.dump_option_dicts()
    if _setup_stop_after == 'commandline':
        return dist
    if ok:
        _run(dist)
    return dist


def _run(dist):
    try:
        dist.run_commands()
    except KeyboardInterrupt:
        raise SystemExit('interrupted')
    except (IOError, os.error) as e:
        text = grok_environment_error(e)
        if DEBUG:
            sys.stderr.write(text + '\n')
            raise
        raise SystemExit(text)
    except (DistutilsError, CCompilerError) as e:
        if DEBUG:
            raise
        raise SystemExit('error: ' + str(e))


def run_setup(script_name, script_args=None, stop_after='run'):
    """Runs a setup script and gives its Distribution.

    `stop_after`: how far setup() goes: "init", "config", "commandline", "run". RuntimeError if the script does not call
    setup()."""
    global _setup_stop_after, _setup_distribution
    if stop_after not in ('init', 'config', 'commandline', 'run'):
        raise ValueError("invalid value for 'stop_after': %r" % (stop_after,))
    _setup_stop_after = stop_after
    argv = sys.argv[:]
    namespace = {'__file__': script_name}
    try:
        try:
            sys.argv[0] = script_name
            if script_args is not None:
                sys.argv[1:] = script_args
            with open(script_name) as f:
                exec f.read() in namespace, namespace
        finally:
            sys.argv[:] = argv
            _setup_stop_after = None
    except SystemExit:
        # Its message is not asked for here.
        pass
    if _setup_distribution is None:
        raise RuntimeError("'distutils.core.setup()' was never called -- perhaps '%s' is not a Distutils setup script?" %
                           script_name)
    return _setup_distribution
