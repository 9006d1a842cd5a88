# Paths of schemes, and what can be said of a Python without its Makefile.
import os
import sys
import sysconfig

print sysconfig.get_scheme_names(), sysconfig.get_path_names(), sysconfig.get_python_version()
for scheme in sysconfig.get_scheme_names():
    print scheme, sorted(sysconfig.get_paths(scheme, expand=False).items())
here = {'base': '/x', 'platbase': '/y', 'userbase': '/z'}
print sorted(sysconfig.get_paths(vars=here).items())
print sysconfig.get_path('purelib', 'posix_user', here), sysconfig.get_path('scripts', vars=here, expand=False)
print sysconfig.get_platform() == '%s-%s' % (os.uname()[0].lower(), os.uname()[4]), sysconfig.is_python_build()
variables = sysconfig.get_config_vars()
print variables is sysconfig.get_config_vars(), variables['prefix'] == sys.prefix
print sysconfig.get_config_vars('SO', 'py_version_short', 'py_version_nodot', 'nothing', 'EXE', 'Py_UNICODE_SIZE')
print sysconfig.get_config_var('nothing'), sysconfig.get_config_var('LIBDEST') == sys.prefix + '/lib/python2.7'
for wrong in (lambda: sysconfig.get_path('x'), lambda: sysconfig.get_paths('x')):
    try:
        wrong()
    except KeyError as e:
        print 'KeyError', e
