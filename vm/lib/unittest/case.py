# SPDX-License-Identifier: MIT
# Long because TestCase is one class with a method for each assertion.
"""A test, and the assertions it can make."""
import re
import sys
import warnings
from functools import wraps

from unittest import result
from unittest.util import safe_repr, strclass, unorderable_list_difference, _count_diff_all_purpose, \
    _count_diff_hashable

__unittest = True

DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


class SkipTest(Exception):
    """Raised in a test to skip it."""


class _ExpectedFailure(Exception):
    def __init__(self, exc_info):
        super(_ExpectedFailure, self).__init__()
        self.exc_info = exc_info


class _UnexpectedSuccess(Exception):
    pass


def _id(obj):
    return obj


class _Old:
    pass


_class_types = type, type(_Old)


def skip(reason):
    """Decorator: skips a test or a class of tests."""
    def decorator(test_item):
        if isinstance(test_item, _class_types):
            skipped = test_item
        else:
            @wraps(test_item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
        skipped.__unittest_skip__ = True
        skipped.__unittest_skip_why__ = reason
        return skipped
    return decorator


def skipIf(condition, reason):
    """Decorator: skips if the condition holds."""
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    """Decorator: skips unless the condition holds."""
    return _id if condition else skip(reason)


def expectedFailure(func):
    """Decorator: the test is expected to fail."""
    @wraps(func)
    def wrapper(*args, **kwargs):
        try:
            func(*args, **kwargs)
        except Exception:
            raise _ExpectedFailure(sys.exc_info())
        raise _UnexpectedSuccess
    return wrapper


class _AssertRaisesContext(object):
    # The context manager that assertRaises() returns; it keeps the exception.

    def __init__(self, expected, test_case, expected_regexp=None):
        self.expected = expected
        self.failureException = test_case.failureException
        self.expected_regexp = expected_regexp

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            name = getattr(self.expected, '__name__', None)
            raise self.failureException("{0} not raised".format(str(self.expected) if name is None else name))
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value
        pattern = self.expected_regexp
        if pattern is not None and not pattern.search(str(exc_value)):
            raise self.failureException('"%s" does not match "%s"' % (pattern.pattern, str(exc_value)))
        return True


def _compiled(pattern):
    return re.compile(pattern) if isinstance(pattern, basestring) else pattern


def _diff(first, second):
    # How two objects differ, line by line.
    import difflib
    import pprint
    return '\n' + '\n'.join(difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines()))


def _expect(context, function, args, kwargs):
    # What assertRaises() does with its arguments.
    if function is None:
        return context
    with context:
        function(*args, **kwargs)


class TestCase(object):
    """One test: a method of a subclass, with setUp() before and tearDown() after it. Each test is an instance.

    maxDiff: differences longer than that are left out of messages (None: none is). longMessage: messages given to
    assertions follow the standard ones instead of taking their place."""

    failureException = AssertionError
    maxDiff = 80 * 8
    longMessage = False
    # Noted by suites in classes whose setUpClass() failed.
    _classSetupFailed = False
    # Comparing longer texts line by line would take too long.
    _diffThreshold = 1 << 16

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._resultForDoCleanups = None
        try:
            method = getattr(self, methodName)
        except AttributeError:
            raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        self._testMethodDoc = method.__doc__
        self._cleanups = []
        # Names, so that subclasses may override the methods.
        self._type_equality_funcs = {dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual',
                                     set: 'assertSetEqual', frozenset: 'assertSetEqual',
                                     unicode: 'assertMultiLineEqual'}

    def addTypeEqualityFunc(self, typeobj, function):
        """Has assertEqual() use function(first, second, msg) for two objects of exactly that type."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, *args, **kwargs):
        """Has the function called after tearDown(), whatever happens; the last one added first."""
        self._cleanups.append((function, args, kwargs))

    def setUp(self):
        """Called before the test."""

    def tearDown(self):
        """Called after the test, if setUp() succeeded."""

    @classmethod
    def setUpClass(cls):
        """Called before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the tests of the class."""

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return result.TestResult()

    def shortDescription(self):
        """The first line of the method's docstring, or None."""
        doc = self._testMethodDoc
        return doc and doc.split("\n")[0].strip() or None

    def id(self):
        """module.Class.method"""
        return strclass(self.__class__) + "." + self._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __ne__(self, other):
        return not self == other

    def __str__(self):
        return "%s (%s)" % (self._testMethodName, strclass(self.__class__))

    def __repr__(self):
        return "<%s testMethod=%s>" % (strclass(self.__class__), self._testMethodName)

    # --- Running

    def _addSkip(self, result, reason):
        add = getattr(result, 'addSkip', None)
        if add is not None:
            add(self, reason)
        else:
            warnings.warn("TestResult has no addSkip method, skips not reported", RuntimeWarning, 2)
            result.addSuccess(self)

    def run(self, result=None):
        """Runs the test and tells the result."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            start = getattr(result, 'startTestRun', None)
            if start is not None:
                start()
        self._resultForDoCleanups = result
        result.startTest(self)
        method = getattr(self, self._testMethodName)
        if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
            try:
                self._addSkip(result, getattr(self.__class__, '__unittest_skip_why__', '')
                              or getattr(method, '__unittest_skip_why__', ''))
            finally:
                result.stopTest(self)
            return
        success = True
        try:
            # All is caught here, so that tearDown() and cleanups find what went wrong in sys.exc_info().
            for number, (step, tell) in enumerate(self._steps(method)):
                try:
                    step()
                except KeyboardInterrupt:
                    raise
                except:
                    success = False
                    tell(result, sys.exc_info())
                    if not number:
                        break
            if self.doCleanups() and success:
                result.addSuccess(self)
        finally:
            result.stopTest(self)
            if own:
                stop = getattr(result, 'stopTestRun', None)
                if stop is not None:
                    stop()

    def _steps(self, method):
        # One after the other, as each may set the next.
        yield self.setUp, self._tell_before
        yield method, self._tell_test
        yield self.tearDown, self._tell_after

    # What the result is told when a step raises something.

    def _tell_before(self, result, exc_info):
        if issubclass(exc_info[0], SkipTest):
            self._addSkip(result, str(exc_info[1]))
        else:
            result.addError(self, exc_info)

    def _tell_test(self, result, exc_info):
        kind, value = exc_info[:2]
        if issubclass(kind, self.failureException):
            result.addFailure(self, exc_info)
        elif issubclass(kind, _ExpectedFailure):
            add = getattr(result, 'addExpectedFailure', None)
            if add is not None:
                add(self, value.exc_info)
            else:
                warnings.warn("TestResult has no addExpectedFailure method, reporting as passes", RuntimeWarning)
                result.addSuccess(self)
        elif issubclass(kind, _UnexpectedSuccess):
            add = getattr(result, 'addUnexpectedSuccess', None)
            if add is not None:
                add(self)
            else:
                warnings.warn("TestResult has no addUnexpectedSuccess method, reporting as failures", RuntimeWarning)
                result.addFailure(self, exc_info)
        else:
            self._tell_before(result, exc_info)

    def _tell_after(self, result, exc_info):
        result.addError(self, exc_info)

    def doCleanups(self):
        """Calls the functions of addCleanup(); returns whether none failed."""
        result = self._resultForDoCleanups
        ok = True
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            try:
                function(*args, **kwargs)
            except KeyboardInterrupt:
                raise
            except:
                ok = False
                result.addError(self, sys.exc_info())
        return ok

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test without catching anything."""
        for step in 'setUp', self._testMethodName, 'tearDown':
            getattr(self, step)()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        """Skips the test."""
        raise SkipTest(reason)

    # --- Assertions

    def _formatMessage(self, msg, standardMsg):
        # The message of a failure.
        if msg is None or not self.longMessage:
            return msg or standardMsg
        texts = standardMsg, msg
        try:
            return '%s : %s' % texts
        except UnicodeDecodeError:
            return '%s : %s' % tuple(map(safe_repr, texts))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def fail(self, msg=None):
        """Fails."""
        raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        """`expr` is true."""
        if not expr:
            raise self.failureException(self._formatMessage(msg, "%s is not true" % safe_repr(expr)))

    def assertFalse(self, expr, msg=None):
        """`expr` is false."""
        if expr:
            raise self.failureException(self._formatMessage(msg, "%s is not false" % safe_repr(expr)))

    def assertRaises(self, excClass, callableObj=None, *args, **kwargs):
        """The call raises the exception. Without a call: a context manager, whose attribute `exception` has it."""
        return _expect(_AssertRaisesContext(excClass, self), callableObj, args, kwargs)

    def assertRaisesRegexp(self, expected_exception, expected_regexp, callable_obj=None, *args, **kwargs):
        """As assertRaises(), and the text of the exception fits a pattern."""
        context = _AssertRaisesContext(expected_exception, self, re.compile(expected_regexp))
        return _expect(context, callable_obj, args, kwargs)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) == type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, basestring) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            message = '%s != %s' % (safe_repr(first), safe_repr(second))
            raise self.failureException(self._formatMessage(msg, message))

    def assertEqual(self, first, second, msg=None):
        """first == second"""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """first != second"""
        if not first != second:
            message = '%s == %s' % (safe_repr(first), safe_repr(second))
            raise self.failureException(self._formatMessage(msg, message))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The numbers differ by no more than `delta`, or not when rounded to `places` decimals (7)."""
        if first == second:
            return
        if delta is None:
            places = 7 if places is None else places
            close, limit = round(abs(second - first), places) == 0, '%r places' % places
        elif places is None:
            close, limit = abs(first - second) <= delta, '%s delta' % safe_repr(delta)
        else:
            raise TypeError("specify delta or places not both")
        if not close:
            message = '%s != %s within %s' % (safe_repr(first), safe_repr(second), limit)
            raise self.failureException(self._formatMessage(msg, message))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The opposite of assertAlmostEqual()."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        if delta is not None:
            if not first == second and abs(first - second) > delta:
                return
            message = '%s == %s within %s delta' % (safe_repr(first), safe_repr(second), safe_repr(delta))
        else:
            places = 7 if places is None else places
            if not first == second and round(abs(second - first), places) != 0:
                return
            message = '%s == %s within %r places' % (safe_repr(first), safe_repr(second), places)
        raise self.failureException(self._formatMessage(msg, message))

    # The names of earlier days

    assert_ = assertTrue
    assertEquals, assertNotEquals = assertEqual, assertNotEqual
    assertAlmostEquals, assertNotAlmostEquals = assertAlmostEqual, assertNotAlmostEqual

    def _deprecate(original_func):
        def deprecated_func(*args, **kwargs):
            warnings.warn('Please use {0} instead.'.format(original_func.__name__), PendingDeprecationWarning, 2)
            return original_func(*args, **kwargs)
        return deprecated_func

    failUnless, failIf, failUnlessRaises = map(_deprecate, (assertTrue, assertFalse, assertRaises))
    failUnlessEqual, failIfEqual = map(_deprecate, (assertEqual, assertNotEqual))
    failUnlessAlmostEqual, failIfAlmostEqual = map(_deprecate, (assertAlmostEqual, assertNotAlmostEqual))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Two sequences have the same items in the same order. `seq_type`: which type both must have."""
        if seq_type is None:
            name = "sequence"
        else:
            name = seq_type.__name__
            for place, seq in ('First', seq1), ('Second', seq2):
                if not isinstance(seq, seq_type):
                    raise self.failureException('%s sequence is not a %s: %s' % (place, name, safe_repr(seq)))
        message = None
        try:
            len1 = len(seq1)
        except (TypeError, NotImplementedError):
            message = 'First %s has no length.    Non-sequence?' % name
        if message is None:
            try:
                len2 = len(seq2)
            except (TypeError, NotImplementedError):
                message = 'Second %s has no length.    Non-sequence?' % name
        if message is None:
            if seq1 == seq2:
                return
            texts = [text if len(text) <= 30 else text[:30] + '...' for text in (safe_repr(seq1), safe_repr(seq2))]
            message = '%ss differ: %s != %s\n' % (name.capitalize(), texts[0], texts[1])
            for place in xrange(min(len1, len2)):
                try:
                    item1 = seq1[place]
                except (TypeError, IndexError, NotImplementedError):
                    message += '\nUnable to index element %d of first %s\n' % (place, name)
                    break
                try:
                    item2 = seq2[place]
                except (TypeError, IndexError, NotImplementedError):
                    message += '\nUnable to index element %d of second %s\n' % (place, name)
                    break
                if item1 != item2:
                    message += ('\nFirst differing element %d:\n%s\n%s\n'
                                % (place, safe_repr(item1), safe_repr(item2)))
                    break
            else:
                if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                    return  # of different types, but with the same items
            if len1 != len2:
                which, longer, place = ('First', seq1, len2) if len1 > len2 else ('Second', seq2, len1)
                message += '\n%s %s contains %d additional elements.\n' % (which, name, abs(len1 - len2))
                try:
                    message += 'First extra element %d:\n%s\n' % (place, safe_repr(longer[place]))
                except (TypeError, IndexError, NotImplementedError):
                    message += 'Unable to index element %d of %s %s\n' % (place, which.lower(), name)
        self.fail(self._formatMessage(msg, self._truncateMessage(message, _diff(seq1, seq2))))

    def assertListEqual(self, list1, list2, msg=None):
        """Two lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Two tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Two sets are equal."""
        differences = []
        for which, one, other in ('first', set1, set2), ('second', set2, set1):
            try:
                differences.append(one.difference(other))
            except TypeError as e:
                self.fail('invalid type when attempting set difference: %s' % e)
            except AttributeError as e:
                self.fail('%s argument does not support set difference: %s' % (which, e))
        if not differences[0] and not differences[1]:
            return
        lines = []
        for difference, one, other in (differences[0], 'first', 'second'), (differences[1], 'second', 'first'):
            if difference:
                lines.append('Items in the %s set but not the %s:' % (one, other))
                lines += [repr(item) for item in difference]
        self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertIn(self, member, container, msg=None):
        """member in container"""
        if member not in container:
            self.fail(self._formatMessage(msg, '%s not found in %s' % (safe_repr(member), safe_repr(container))))

    def assertNotIn(self, member, container, msg=None):
        """member not in container"""
        if member in container:
            message = '%s unexpectedly found in %s' % (safe_repr(member), safe_repr(container))
            self.fail(self._formatMessage(msg, message))

    def assertIs(self, expr1, expr2, msg=None):
        """expr1 is expr2"""
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, '%s is not %s' % (safe_repr(expr1), safe_repr(expr2))))

    def assertIsNot(self, expr1, expr2, msg=None):
        """expr1 is not expr2"""
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, 'unexpectedly identical: %s' % (safe_repr(expr1),)))

    def assertDictEqual(self, d1, d2, msg=None):
        """Two dictionaries are equal."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            message = '%s != %s' % (safe_repr(d1, True), safe_repr(d2, True))
            self.fail(self._formatMessage(msg, self._truncateMessage(message, _diff(d1, d2))))

    def assertDictContainsSubset(self, expected, actual, msg=None):
        """`actual` has all items of `expected`."""
        missing = [key for key, _value in expected.iteritems() if key not in actual]
        mismatched = ['%s, expected: %s, actual: %s' % (safe_repr(key), safe_repr(value), safe_repr(actual[key]))
                      for key, value in expected.iteritems() if key in actual and value != actual[key]]
        parts = []
        if missing:
            parts.append('Missing: %s' % ','.join([safe_repr(key) for key in missing]))
        if mismatched:
            parts.append('Mismatched values: %s' % ','.join(mismatched))
        if parts:
            self.fail(self._formatMessage(msg, '; '.join(parts)))

    def assertItemsEqual(self, expected_seq, actual_seq, msg=None):
        """Two sequences have the same items, each as often, in any order."""
        first, second = list(expected_seq), list(actual_seq)
        with warnings.catch_warnings():
            if sys.py3kwarning:
                # Comparing different types.
                for text in ("(code|dict|type) inequality comparisons", "builtin_function_or_method order comparisons",
                             "comparing unequal types"):
                    warnings.filterwarnings("ignore", text, DeprecationWarning)
            try:
                import collections
                if collections.Counter(first) == collections.Counter(second):
                    return
                differences = _count_diff_hashable(first, second)
            except TypeError:
                differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = ['First has %d, Second has %d:  %r' % difference for difference in differences]
            message = self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines))
            self.fail(self._formatMessage(msg, message))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Two texts are equal; the message shows the lines that differ."""
        self.assertIsInstance(first, basestring, 'First argument is not a string')
        self.assertIsInstance(second, basestring, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        import difflib
        lines1, lines2 = first.splitlines(True), second.splitlines(True)
        if len(lines1) == 1 and first.strip('\r\n') == first:
            lines1, lines2 = [first + '\n'], [second + '\n']
        message = '%s != %s' % (safe_repr(first, True), safe_repr(second, True))
        diff = '\n' + ''.join(difflib.ndiff(lines1, lines2))
        self.fail(self._formatMessage(msg, self._truncateMessage(message, diff)))

    def assertLess(self, a, b, msg=None):
        """a < b"""
        if not a < b:
            self.fail(self._formatMessage(msg, '%s not less than %s' % (safe_repr(a), safe_repr(b))))

    def assertLessEqual(self, a, b, msg=None):
        """a <= b"""
        if not a <= b:
            self.fail(self._formatMessage(msg, '%s not less than or equal to %s' % (safe_repr(a), safe_repr(b))))

    def assertGreater(self, a, b, msg=None):
        """a > b"""
        if not a > b:
            self.fail(self._formatMessage(msg, '%s not greater than %s' % (safe_repr(a), safe_repr(b))))

    def assertGreaterEqual(self, a, b, msg=None):
        """a >= b"""
        if not a >= b:
            self.fail(self._formatMessage(msg, '%s not greater than or equal to %s' % (safe_repr(a), safe_repr(b))))

    def assertIsNone(self, obj, msg=None):
        """obj is None"""
        if obj is not None:
            self.fail(self._formatMessage(msg, '%s is not None' % (safe_repr(obj),)))

    def assertIsNotNone(self, obj, msg=None):
        """obj is not None"""
        if obj is None:
            self.fail(self._formatMessage(msg, 'unexpectedly None'))

    def assertIsInstance(self, obj, cls, msg=None):
        """isinstance(obj, cls)"""
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, '%s is not an instance of %r' % (safe_repr(obj), cls)))

    def assertNotIsInstance(self, obj, cls, msg=None):
        """not isinstance(obj, cls)"""
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, '%s is an instance of %r' % (safe_repr(obj), cls)))

    def assertRegexpMatches(self, text, expected_regexp, msg=None):
        """The pattern is found in the text."""
        pattern = _compiled(expected_regexp)
        if not pattern.search(text):
            raise self.failureException('%s: %r not found in %r'
                                        % (msg or "Regexp didn't match", pattern.pattern, text))

    def assertNotRegexpMatches(self, text, unexpected_regexp, msg=None):
        """The pattern is not found in the text."""
        pattern = _compiled(unexpected_regexp)
        found = pattern.search(text)
        if found:
            raise self.failureException('%s: %r matches %r in %r'
                                        % (msg or "Regexp matched", text[found.start():found.end()], pattern.pattern,
                                           text))


class FunctionTestCase(TestCase):
    """A function as a test, with functions for setUp() and tearDown()."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super(FunctionTestCase, self).__init__()
        self._testFunc, self._description = testFunc, description
        self._setUpFunc, self._tearDownFunc = setUp, tearDown

    def id(self):
        return self._testFunc.__name__

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def runTest(self):
        self._testFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, self.__class__) else NotImplemented

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash((type(self),) + self._parts())

    def __str__(self):
        return "%s (%s)" % (strclass(self.__class__), self._testFunc.__name__)

    def __repr__(self):
        return "<%s tec=%s>" % (strclass(self.__class__), self._testFunc)

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None
