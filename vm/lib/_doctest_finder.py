# SPDX-License-Identifier: MIT
"""From objects to their docstrings: the part of doctest that walks through modules and classes."""
import inspect
import linecache
import os
import re
import sys

from _doctest_examples import DocTestParser

# A line on which a docstring may begin: behind a colon, or alone.
_BEGINS_STRING = re.compile(r'''(?:.*:)?\s*\w*["']''')


def _normalize_module(module, depth=2):
    """The module that a name, or a module itself, means; None is that of the caller, `depth` frames up."""
    if inspect.ismodule(module):
        return module
    if isinstance(module, basestring):
        return __import__(module, globals(), locals(), ['*'])
    if module is None:
        return sys.modules[sys._getframe(depth).f_globals['__name__']]
    raise TypeError('Expected a module, string, or None')


def _module_relative_path(module, path):
    """The path of a file that is named, with slashes, from the folder of a module."""
    if not inspect.ismodule(module):
        raise TypeError('Expected a module: %r' % module)
    if path.startswith('/'):
        raise ValueError('Module-relative files may not have absolute paths')
    if hasattr(module, '__file__'):
        folder = os.path.dirname(module.__file__)
    elif module.__name__ == '__main__':
        folder = os.path.dirname(sys.argv[0]) if sys.argv and sys.argv[0] else os.curdir
    else:
        raise ValueError("Can't resolve paths relative to the module %s (it has no __file__)" % module.__name__)
    return os.path.join(folder, *path.split('/'))


class DocTestFinder:
    """Finds the examples in the docstrings of an object and of what is in it."""

    __module__ = 'doctest'

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        """recurse: also looks into modules and classes. exclude_empty: leaves out objects without a docstring."""
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """A sorted list of the DocTest objects of a module, class, function, method, or property, and of what belongs
        to it.

        module: where the object is from; only what is from there is searched. None looks for it, False searches
        everything. globs: the namespace of the examples, that of the module if None; extraglobs is added to it.
        ValueError if the object has no name and none is given, or if a `__test__` is not what it should be."""
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: %r"
                                 % (type(obj),))
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        if globs is None:
            globs = {} if module is None else module.__dict__
        globs = dict(globs)
        globs.update(extraglobs or {})
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, self._source_lines(obj, module), globs, {})
        tests.sort()
        return tests

    def _source_lines(self, obj, module):
        # The lines of the file that an object is from; None if there are none.
        try:
            file = inspect.getsourcefile(obj) or inspect.getfile(obj)
        except TypeError:
            return None
        return linecache.getlines(file, *([] if module is None else [module.__dict__])) or None

    def _find(self, tests, obj, name, module, source_lines, globs, seen):
        if self._verbose:
            print 'Finding tests in %s' % name
        if id(obj) in seen:
            return
        seen[id(obj)] = 1
        test = self._get_test(obj, name, module, globs, source_lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            members = self._members_of_module(obj, module)
        elif inspect.isclass(obj):
            members = self._members_of_class(obj, module)
        else:
            return
        for member, value in members:
            self._find(tests, value, '%s.%s' % (name, member), module, source_lines, globs, seen)

    def _members_of_module(self, obj, module):
        for name, value in obj.__dict__.items():
            if (inspect.isfunction(value) or inspect.isclass(value)) and self._from_module(module, value):
                yield name, value
        for name, value in getattr(obj, '__test__', {}).items():
            if not isinstance(name, basestring):
                raise ValueError('DocTestFinder.find: __test__ keys must be strings: %r' % (type(name),))
            if not (isinstance(value, basestring) or inspect.isfunction(value) or inspect.isclass(value)
                    or inspect.ismethod(value) or inspect.ismodule(value)):
                raise ValueError('DocTestFinder.find: __test__ values must be strings, functions, methods, '
                                 'classes, or modules: %r' % (type(value),))
            yield '__test__.' + name, value

    def _members_of_class(self, obj, module):
        for name, value in obj.__dict__.items():
            if isinstance(value, staticmethod):
                value = getattr(obj, name)
            elif isinstance(value, classmethod):
                value = getattr(obj, name).im_func
            if ((inspect.isfunction(value) or inspect.isclass(value) or isinstance(value, property))
                    and self._from_module(module, value)):
                yield name, value

    def _from_module(self, module, object):
        """Whether an object is defined in a module; true for all if it is None."""
        if module is None:
            return True
        found = inspect.getmodule(object)
        if found is not None:
            return found is module
        if inspect.isfunction(object):
            return object.func_globals is module.__dict__
        if inspect.isclass(object):
            return object.__module__ == module.__name__
        if hasattr(object, '__module__'):
            return object.__module__ == module.__name__
        if isinstance(object, property):
            # Nothing says where a property is from.
            return True
        raise ValueError('object must be a class or function')

    def _get_test(self, obj, name, module, globs, source_lines):
        """The DocTest of an object's own docstring; None if it is left out."""
        docstring = obj if isinstance(obj, basestring) else getattr(obj, '__doc__', None)
        if docstring is None:
            docstring = ''
        elif not isinstance(docstring, basestring):
            docstring = str(docstring)
        if self._exclude_empty and not docstring:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, '__file__', module.__name__)
            if filename[-4:] in ('.pyc', '.pyo'):
                filename = filename[:-1]
        return self._parser.get_doctest(docstring, globs, name, filename, self._find_lineno(obj, source_lines))

    def _find_lineno(self, obj, source_lines):
        """The line on which the docstring of an object begins, from 0; None if it cannot be found."""
        lineno = None
        if inspect.ismodule(obj):
            lineno = 0
        elif inspect.isclass(obj):
            if source_lines is None:
                return None
            begins = re.compile(r'\s*class\s*%s\b' % getattr(obj, '__name__', '-'))
            lineno = next((i for i, line in enumerate(source_lines) if begins.match(line)), None)
        else:
            for holds, attribute in self._WAYS_TO_CODE:
                if holds(obj):
                    obj = getattr(obj, attribute)
            if inspect.iscode(obj):
                lineno = obj.co_firstlineno - 1
        if lineno is None:
            return None
        if source_lines is None:
            return lineno + 1
        return next((i for i in range(lineno, len(source_lines)) if _BEGINS_STRING.match(source_lines[i])), None)

    # What leads to a code object, in the order in which it is followed.
    _WAYS_TO_CODE = [(inspect.ismethod, 'im_func'), (inspect.isfunction, 'func_code'),
                     (inspect.istraceback, 'tb_frame'), (inspect.isframe, 'f_code')]
