# SPDX-License-Identifier: MIT
"""What a setup script says of an extension in C. There is nothing here that could build or load one."""
import warnings

_LISTS = ('include_dirs', 'define_macros', 'undef_macros', 'library_dirs', 'libraries', 'runtime_library_dirs',
          'extra_objects', 'extra_compile_args', 'extra_link_args', 'export_symbols', 'swig_opts', 'depends')


class Extension:
    """The name of an extension, its sources, and how to compile and link them."""

    def __init__(self, name, sources, include_dirs=None, define_macros=None, undef_macros=None, library_dirs=None,
                 libraries=None, runtime_library_dirs=None, extra_objects=None, extra_compile_args=None,
                 extra_link_args=None, export_symbols=None, swig_opts=None, depends=None, language=None, **kw):
        assert type(name) is str, "'name' must be a string"
        assert type(sources) is list and all(type(path) is str for path in sources), "'sources' must be a list of strings"
        given = locals()
        self.name = name
        self.sources = sources
        self.language = language
        for attribute in _LISTS:
            setattr(self, attribute, given[attribute] or [])
        if kw:
            warnings.warn('Unknown Extension options: ' + ', '.join(map(repr, sorted(kw))))
