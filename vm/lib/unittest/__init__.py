# SPDX-License-Identifier: MIT
"""Tests: classes derived from TestCase, whose methods test_... each check one thing; main() runs those of a module.

case: a test and its assertions. suite: many tests as one, with the fixtures of classes and modules. loader: finds
tests. result, runner: what came out, as data and as text. main: the command. signals: Ctrl-C while tests run."""

__all__ = ['TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader', 'FunctionTestCase', 'main',
           'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless', 'expectedFailure', 'TextTestResult',
           'installHandler', 'registerResult', 'removeResult', 'removeHandler', 'getTestCaseNames', 'makeSuite',
           'findTestCases']

from unittest.result import TestResult
from unittest.case import TestCase, FunctionTestCase, SkipTest, skip, skipIf, skipUnless, expectedFailure
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader, makeSuite, getTestCaseNames, findTestCases
from unittest.runner import TextTestRunner, TextTestResult
from unittest.signals import installHandler, registerResult, removeResult, removeHandler
from unittest.main import TestProgram, main

_TextTestResult = TextTestResult

# Frames of modules with this name are left out of the tracebacks of failures.
__unittest = True
