# SPDX-License-Identifier: MIT
"""Where programs and modules are installed, and what this Python is: paths by scheme, and configuration variables.

The paths are those that CPython 2.7 has under the same prefix, so tools that look for what is installed find it. There
was no C compiler, so there are neither a Makefile nor a pyconfig.h, and no variables of them.
"""
import os
import sys

_SCHEME_KEYS = 'stdlib', 'platstdlib', 'purelib', 'platlib', 'include', 'scripts', 'data'


_LIBRARY = '/lib/python{py_version_short}'
_HEADERS = '/include/python{py_version_short}'
_NT_USER = '/Python{py_version_nodot}'


def _scheme(base, library, site, include, scripts, plat=None):
    """Paths below `base`; those of the platform are below `plat`, and headers of it are there only in such a scheme."""
    paths = {'stdlib': base + library, 'purelib': base + site, 'platstdlib': (plat or base) + library,
             'platlib': (plat or base) + site, 'include': base + include, 'scripts': base + scripts, 'data': base}
    if plat is not None:
        paths['platinclude'] = plat + include
    return paths


_INSTALL_SCHEMES = {
    'posix_prefix': _scheme('{base}', _LIBRARY, _LIBRARY + '/site-packages', _HEADERS, '/bin', '{platbase}'),
    'posix_home': _scheme('{base}', '/lib/python', '/lib/python', '/include/python', '/bin', '{base}'),
    'posix_user': _scheme('{userbase}', _LIBRARY, _LIBRARY + '/site-packages', _HEADERS, '/bin'),
    'nt': _scheme('{base}', '/Lib', '/Lib/site-packages', '/Include', '/Scripts', '{base}'),
    'nt_user': _scheme('{userbase}', _NT_USER, _NT_USER + '/site-packages', _NT_USER + '/Include', '/Scripts'),
    'os2': _scheme('{base}', '/Lib', '/Lib/site-packages', '/Include', '/Scripts', '{base}'),
    'os2_home': _scheme('{userbase}', _LIBRARY, _LIBRARY + '/site-packages', _HEADERS, '/bin'),
    'osx_framework_user': _scheme('{userbase}', '/lib/python', '/lib/python/site-packages', '/include', '/bin'),
}


def get_scheme_names():
    """The names of all schemes, sorted."""
    return tuple(sorted(_INSTALL_SCHEMES))


def get_path_names():
    """The names of the paths in a scheme."""
    return _SCHEME_KEYS


def _get_default_scheme():
    return 'posix_prefix'


def get_paths(scheme='posix_prefix', vars=None, expand=True):
    """The paths of a scheme as a dict. `vars` says what goes before the configuration variables; without `expand` the
    paths keep the names in braces. A KeyError for an unknown scheme, an AttributeError for an unknown variable."""
    if not expand:
        return _INSTALL_SCHEMES[scheme]
    values = dict(get_config_vars())
    values.update(vars or {})
    return dict([(name, _expand(path, values)) for name, path in _INSTALL_SCHEMES[scheme].items()])


def _expand(path, values):
    try:
        return os.path.normpath(path.format(**values))
    except KeyError as e:
        raise AttributeError('{%s}' % e)


def get_path(name, scheme='posix_prefix', vars=None, expand=True):
    """One path of a scheme."""
    return get_paths(scheme, vars, expand)[name]


_CONFIG_VARS = None


def _config_vars():
    prefix, exec_prefix = os.path.normpath(sys.prefix), os.path.normpath(sys.exec_prefix)
    version = get_python_version()
    user = os.environ.get('PYTHONUSERBASE') or os.path.join('~', '.local')
    values = {
        'prefix': prefix, 'exec_prefix': exec_prefix, 'base': prefix, 'platbase': exec_prefix,
        'userbase': os.path.expanduser(user), 'projectbase': os.path.dirname(os.path.realpath(sys.executable)),
        'py_version': sys.version.split()[0], 'py_version_short': version, 'py_version_nodot': version.replace('.', ''),
        'VERSION': version, 'EXE': '', 'SO': '.so', 'Py_UNICODE_SIZE': 4, 'Py_DEBUG': 0, 'WITH_THREAD': 1,
        'BINDIR': os.path.join(exec_prefix, 'bin'), 'LIBDIR': os.path.join(exec_prefix, 'lib'),
        'LIBDEST': prefix + '/lib/python' + version, 'INCLUDEPY': prefix + '/include/python' + version,
    }
    return values


def get_config_vars(*args):
    """All configuration variables, the same dict each time; with names, a list of their values, None for unknown ones."""
    global _CONFIG_VARS
    if _CONFIG_VARS is None:
        _CONFIG_VARS = _config_vars()
    return [_CONFIG_VARS.get(name) for name in args] if args else _CONFIG_VARS


def get_config_var(name):
    """A configuration variable, or None."""
    return get_config_vars().get(name)


def get_platform():
    """System and machine, as `linux-armv7l`."""
    system, _, _, _, machine = os.uname()
    return '%s-%s' % (system.lower().replace('/', ''), machine.replace(' ', '_').replace('/', '-'))


def get_python_version():
    """The version of the language, `2.7`."""
    return '%d.%d' % sys.version_info[:2]


def is_python_build():
    """Whether this runs where it was built: no."""
    return False


def _main():
    """Prints all that is here (`python -m sysconfig`)."""
    print 'Platform: "%s"' % get_platform()
    print 'Python version: "%s"' % get_python_version()
    print 'Current installation scheme: "%s"' % _get_default_scheme()
    for title, values in ('Paths', get_paths()), ('Variables', get_config_vars()):
        print
        print '%s: ' % title
        for name, value in sorted(values.items()):
            print '\t%s = "%s"' % (name, value)


if __name__ == '__main__':
    _main()
