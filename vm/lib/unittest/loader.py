# SPDX-License-Identifier: MIT
"""Finds tests: in classes, modules, by name, and in folders."""
import os
import re
import sys
import traceback
from functools import cmp_to_key as _CmpToKey
from fnmatch import fnmatch

from unittest import case, suite

__unittest = True

VALID_MODULE_NAME = re.compile(r'[_a-z]\w*\.py$', re.IGNORECASE)

_module_type = type(sys)
_class_types = case._class_types
_function_type = type(lambda: None)
_unbound_method_type = type(case.TestCase.run)


def _make_failed_import_test(name, suiteClass):
    message = 'Failed to import test module: %s\n%s' % (name, traceback.format_exc())
    return _make_failed_test('ModuleImportFailure', name, ImportError(message), suiteClass)


def _make_failed_load_tests(name, exception, suiteClass):
    return _make_failed_test('LoadTestsFailure', name, exception, suiteClass)


def _make_failed_test(classname, methodname, exception, suiteClass):
    # A test that raises the exception: so the failure is reported with those of the other tests.
    def fail(self):
        raise exception
    return suiteClass((type(classname, (case.TestCase,), {methodname: fail})(methodname),))


class TestLoader(object):
    """Finds tests and puts them into suites. testMethodPrefix: how names of test methods begin. sortTestMethodsUsing:
    comparison of their names, or None. suiteClass: what makes a suite of a list."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = cmp
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def loadTestsFromTestCase(self, testCaseClass):
        """All tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, use_load_tests=True):
        """All tests of a module. Its function load_tests(loader, tests, pattern), if it has one, decides."""
        tests = []
        for name in dir(module):
            found = getattr(module, name)
            if isinstance(found, type) and issubclass(found, case.TestCase):
                tests.append(self.loadTestsFromTestCase(found))
        tests = self.suiteClass(tests)
        load_tests = getattr(module, 'load_tests', None) if use_load_tests else None
        return tests if load_tests is None else self._decided(load_tests, module, tests, None)

    def _decided(self, load_tests, module, tests, pattern):
        try:
            return load_tests(self, tests, pattern)
        except Exception as e:
            return _make_failed_load_tests(module.__name__, e, self.suiteClass)

    def loadTestsFromName(self, name, module=None):
        """The tests that a dotted name stands for: a module, a class, a method, or something to call that returns a
        test. With `module` the name is looked for there."""
        parts = name.split('.')
        if module is None:
            # The longest part that can be imported is the module.
            leading = parts[:]
            while True:
                try:
                    module = __import__('.'.join(leading))
                    break
                except ImportError:
                    leading.pop()
                    if not leading:
                        raise
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            parent, obj = obj, getattr(obj, part)
        if isinstance(obj, _module_type):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, case.TestCase):
            return self.loadTestsFromTestCase(obj)
        if (isinstance(obj, _unbound_method_type) and isinstance(parent, type)
                and issubclass(parent, case.TestCase)):
            name = parts[-1]
            test = parent(name)
            return self.suiteClass([test])
        if isinstance(obj, suite.TestSuite):
            return obj
        if hasattr(obj, '__call__'):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError("calling %s returned %s, not a test" % (obj, test))
        raise TypeError("don't know how to make test from: %s" % obj)

    def loadTestsFromNames(self, names, module=None):
        """The tests of several names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of the test methods of a class."""
        names = [name for name in dir(testCaseClass)
                 if name.startswith(self.testMethodPrefix) and hasattr(getattr(testCaseClass, name), '__call__')]
        if self.sortTestMethodsUsing:
            names.sort(key=_CmpToKey(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """The tests of all modules below a folder (or package) whose file names fit the pattern. `top_level_dir` is
        where the packages begin; a package's load_tests() decides for all in it."""
        explicit_top = top_level_dir is not None
        if not explicit_top:
            top_level_dir = self._top_level_dir if self._top_level_dir is not None else start_dir
            explicit_top = self._top_level_dir is not None
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir
        folder = os.path.abspath(start_dir)
        if os.path.isdir(folder):
            start_dir = folder
            importable = folder == top_level_dir or os.path.isfile(os.path.join(folder, '__init__.py'))
        else:
            try:
                __import__(start_dir)
            except ImportError:
                importable = False
            else:
                importable = True
                module = sys.modules[start_dir]
                start_dir = os.path.abspath(os.path.dirname(module.__file__))
                if not explicit_top:
                    first = start_dir if '.' not in module.__name__ else os.path.dirname(
                        os.path.abspath(sys.modules[module.__name__.split('.')[0]].__file__))
                    self._top_level_dir = os.path.dirname(first)
                    sys.path.remove(top_level_dir)
        if not importable:
            raise ImportError('Start directory is not importable: %r' % start_dir)
        return self.suiteClass(list(self._find_tests(start_dir, pattern)))

    def _get_directory_containing_module(self, module_name):
        path = os.path.realpath(sys.modules[module_name].__file__)
        folder = os.path.dirname(path)
        return os.path.dirname(folder) if os.path.basename(path).lower().startswith('__init__.py') else folder

    def _get_name_from_path(self, path):
        path = os.path.splitext(os.path.normpath(path))[0]
        relative = os.path.relpath(path, self._top_level_dir)
        assert not os.path.isabs(relative), "Path must be within the project"
        assert not relative.startswith('..'), "Path must be within the project"
        return relative.replace(os.path.sep, '.')

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        for name in os.listdir(start_dir):
            path = os.path.join(start_dir, name)
            if os.path.isfile(path):
                if VALID_MODULE_NAME.match(name) and self._match_path(name, path, pattern):
                    yield self._tests_of_file(path, start_dir)
            elif os.path.isdir(path) and os.path.isfile(os.path.join(path, '__init__.py')):
                if fnmatch(name, pattern):
                    package = self._get_module_from_name(self._get_name_from_path(path))
                    tests = self.loadTestsFromModule(package, use_load_tests=False)
                    load_tests = getattr(package, 'load_tests', None)
                    if load_tests is not None:
                        yield self._decided(load_tests, package, tests, pattern)
                        continue
                    if tests is not None:
                        yield tests
                for found in self._find_tests(path, pattern):
                    yield found

    def _tests_of_file(self, path, start_dir):
        name = self._get_name_from_path(path)
        try:
            module = self._get_module_from_name(name)
        except:
            return _make_failed_import_test(name, self.suiteClass)
        # Another module of that name may have been imported instead.
        there = os.path.abspath(getattr(module, '__file__', path))
        found = os.path.splitext(os.path.realpath(there))[0]
        wanted = os.path.splitext(os.path.realpath(path))[0]
        if found.lower() != wanted.lower():
            base = os.path.splitext(os.path.basename(path))[0]
            raise ImportError("%r module incorrectly imported from %r. Expected %r. Is this module globally installed?"
                              % (base, os.path.dirname(found), start_dir))
        return self.loadTestsFromModule(module)


defaultTestLoader = TestLoader()


def _makeLoader(prefix, sortUsing, suiteClass=None):
    made = TestLoader()
    made.testMethodPrefix, made.sortTestMethodsUsing = prefix, sortUsing
    if suiteClass:
        made.suiteClass = suiteClass
    return made


def getTestCaseNames(testCaseClass, prefix, sortUsing=cmp):
    """The names of the test methods of a class."""
    return _makeLoader(prefix, sortUsing).getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix='test', sortUsing=cmp, suiteClass=suite.TestSuite):
    """The tests of a class."""
    return _makeLoader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix='test', sortUsing=cmp, suiteClass=suite.TestSuite):
    """The tests of a module."""
    return _makeLoader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)
