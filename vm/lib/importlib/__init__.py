# SPDX-License-Identifier: MIT
"""Importing modules whose names are known only when the program runs."""
import sys


def _resolve_name(name, package, level):
    """The full name of `name` (without its dots) as seen `level` dots up from inside `package`."""
    if not hasattr(package, 'rindex'):
        raise ValueError("'package' not set to a string")
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ValueError("attempted relative import beyond top-level package")
    return parts[0] + '.' + name


def import_module(name, package=None):
    """Imports a module and returns it: import_module('a.b') is what `import a.b as x` binds.

    A name that begins with dots is relative to `package`: import_module('..c', 'a.b') imports a.c."""
    if name.startswith('.'):
        if not package:
            raise TypeError("relative imports require the 'package' argument")
        bare = name.lstrip('.')
        name = _resolve_name(bare, package, len(name) - len(bare))
    __import__(name)
    return sys.modules[name]
