# process: debugs files in the folder for temporary ones, with a standard input of its own
# Suites for unittest, and the debugger.
import doctest
import os
import re
import StringIO
import sys
import unittest

import _sample

folder = os.path.dirname(_sample.__file__) + '/'


def shown(text):
    text = re.sub(r' *File "[^"]*doctest\w*\.py", line \d+, in \w+\n.*\n', '', text)
    return re.sub('doctestdebug.{6}', 'doctestdebug', text.replace(folder, '')).replace('\t', ' ')


def run(suite):
    print shown(str(suite))
    for test in suite:
        print shown(repr(test)), shown(str(test)), test.id(), test.shortDescription()
    result = unittest.TestResult()
    suite.run(result)
    print result
    for _, text in result.failures + result.errors:
        print shown(text)


def say(word):
    return lambda test: sys.stdout.write('%s %s\n' % (word, test.name))


run(doctest.DocTestSuite(_sample))
run(doctest.DocTestSuite('_sample', globs={'x': 1}, extraglobs={'A': _sample.A}, setUp=say('up'), tearDown=say('down')))
run(doctest.DocFileSuite('_sample.txt', package=_sample, optionflags=doctest.REPORT_NDIFF))
run(doctest.DocFileSuite(folder + '_sample.txt', module_relative=False, globs={'x': 3}, setUp=say('up')))
print doctest.set_unittest_reportflags(doctest.REPORT_NDIFF)
run(doctest.DocTestSuite(_sample, test_finder=doctest.DocTestFinder(recurse=False)))
a, b = list(doctest.DocTestSuite(_sample))[:2]
print a == b, a == a, a != b, a == 3, hash(a) == hash(b)
for call in (a.debug, lambda: doctest.DocTestSuite(type(os)('empty')), lambda: doctest.DocTestSuite(3),
             lambda: doctest.DocFileSuite('x', module_relative=False, package='os')):
    try:
        print call()
    except Exception as e:
        print type(e).__name__, shown(str(e))

print doctest.DocFileSuite(), list(doctest.DocTestSuite(type(os)('empty'), test_finder=doctest.DocTestFinder(exclude_empty=False)))
out, sys.stdout = sys.stdout, StringIO.StringIO()


def lines(*commands):
    sys.stdin = StringIO.StringIO('\n'.join(commands) + '\n')


lines('n', 'n', 'p x', 'c')
doctest.debug_src('>>> x = 3\n>>> print x\n3\n')
lines('p y', 'c')
doctest.debug_src('>>> x = 3\n>>> 1/0\n3\n', pm=True, globs={'y': 2})
lines('p x', 'c')
doctest.debug('_sample', '_sample.A.In')
lines('n', 'p test.name', 'up', 'c')
doctest.run_docstring_examples('>>> x = 4\n>>> import pdb; pdb.set_trace()\n>>> print 42\n42\n', {})
out.write(re.sub('(?m)^-> self.debugger.set_continue.*|> .*doctest.*|^-> .*__run.*|^-> .*run.*', '...', shown(sys.stdout.getvalue())))
