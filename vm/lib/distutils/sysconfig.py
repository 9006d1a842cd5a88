# SPDX-License-Identifier: MIT
"""Where Python's library and packages are."""
from __future__ import absolute_import

import os
import sys

import sysconfig as _sysconfig
from distutils.errors import DistutilsPlatformError

PREFIX = os.path.normpath(sys.prefix)
EXEC_PREFIX = os.path.normpath(sys.exec_prefix)

get_config_vars = _sysconfig.get_config_vars
get_config_var = _sysconfig.get_config_var
get_python_version = _sysconfig.get_python_version


def get_python_inc(plat_specific=0, prefix=None):
    """Where headers of C are."""
    if prefix is None:
        prefix = EXEC_PREFIX if plat_specific else PREFIX
    return os.path.join(prefix, 'include', 'python' + get_python_version())


def get_python_lib(plat_specific=0, standard_lib=0, prefix=None):
    """Where packages are; with `standard_lib` where the library is."""
    if prefix is None:
        prefix = EXEC_PREFIX if plat_specific and standard_lib else PREFIX
    library = os.path.join(prefix, 'lib', 'python' + get_python_version())
    return library if standard_lib else os.path.join(library, 'site-packages')


def customize_compiler(compiler):
    """DistutilsPlatformError: extensions in C cannot be loaded."""
    raise DistutilsPlatformError('there is no compiler for extensions in C: they cannot be loaded')
