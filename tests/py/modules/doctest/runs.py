# Modules, objects and texts: what is found, what is run, and what is reported.
import __future__
import doctest
import os
import re
import sys
import warnings

import _sample

warnings.simplefilter('ignore')


class Output:
    """Standard output without what is the runner's own in tracebacks."""

    def __init__(self, real):
        self.real = real
        self.encoding = None

    def write(self, text):
        text = re.sub(r' *File "[^"]*doctest\w*\.py", line \d+, in \w+\n.*\n', '', text)
        self.real.write(text.replace(os.path.dirname(_sample.__file__) + '/', '').replace('0x', ''))


sys.stdout = Output(sys.stdout)


def trial(f, *args, **kwargs):
    try:
        print '->', f(*args, **kwargs)
    except Exception as e:
        print '!!', type(e).__name__, e


# Modules.
trial(doctest.testmod, _sample, verbose=True)
trial(doctest.testmod, _sample, report=False, name='foo', extraglobs={'undefined': None}, exclude_empty=True,
      optionflags=doctest.REPORT_ONLY_FIRST_FAILURE | doctest.IGNORE_EXCEPTION_DETAIL)
print doctest.master._name2ft == {}, doctest.master.tries, doctest.master.failures
trial(doctest.testmod, 3)
trial(doctest.testmod, _sample, raise_on_error=True)
trial(doctest.testsource, '_sample', '_sample.A.m')
trial(doctest.testsource, _sample, '_sample')
trial(doctest.testsource, _sample, 'nope')

# Texts.
name = os.path.join(os.path.dirname(_sample.__file__), '_sample.txt')
trial(doctest.testfile, name, False, verbose=True)
trial(doctest.testfile, name, False, 'other', globs={'x': 3}, extraglobs={'y': 4}, encoding='utf-8', report=False)
trial(doctest.testfile, '_sample.txt', package=_sample, globs={'x': 3}, verbose=False)
trial(doctest.testfile, '_sample.txt', package=_sample, raise_on_error=True)
trial(doctest.testfile, name, False, package='_sample')
trial(doctest.testfile, '/t.txt', package=_sample)
trial(doctest.testfile, 'nope.txt', package='_sample')

# What is found where.
finder = doctest.DocTestFinder()
for kwargs in ({}, {'recurse': False}, {'exclude_empty': False}):
    for test in doctest.DocTestFinder(**kwargs).find(_sample):
        print test, sorted(key for key in test.globs if key[0] != '_')
for obj in (_sample.A, _sample.A.m, _sample.Old, 3):
    trial(finder.find, obj)
trial(finder.find, _sample.f, 'name', False, {'q': 1}, {'w': 2})
for bad in ({3: 'x'}, {'a': 3}, {'a': u'>>> 3', 'b': Output(None)}):
    module = type(os)('m')
    module.__test__ = bad
    trial(finder.find, module)
trial(finder._from_module, _sample, 3)


# Reports of a subclass.
class Runner(doctest.DocTestRunner):
    def report_start(self, out, test, example):
        out('START %r\n' % example.source)

    def report_success(self, out, test, example, got):
        out('OK %r\n' % got[-20:])

    def report_failure(self, out, test, example, got):
        out('FAILURE %r\n' % got[-20:])

    def report_unexpected_exception(self, out, test, example, exc_info):
        out('UNEXPECTED %r\n' % exc_info[1])


def run(text, flags=0, cls=Runner, globs=None, **kwargs):
    test = doctest.DocTestParser().get_doctest(text, globs or {}, 'nm', 'ff', 3)
    runner = cls(optionflags=flags, verbose=False, **kwargs)
    try:
        print runner.run(test), sorted(test.globs), runner._name2ft
    except KeyboardInterrupt:
        print 'interrupted'


run('>>> print 1,\n1\n>>> print 2\n2\n>>> print\n<BLANKLINE>\n>>> x\n1\n>>> import sys\n>>> sys.stdout.write("a")\na\n')
run('>>> raise KeyboardInterrupt\n>>> 1\n')
run('>>> 1\n2\n>>> 3\n4\n>>> y\n', doctest.REPORT_ONLY_FIRST_FAILURE)
run('>>> 1 # doctest: +SKIP\n2\n>>> 3 # doctest: -SKIP\n3')
run('>>> 1\n2\n>>> 3 # doctest: -SKIP\n3', doctest.SKIP)
run('>>> print "x",; raise ValueError("a", 3)\nTraceback (most recent call last):\n  \nValueError: (\'a\', 3)\n>>> x = (\n')
run('>>>  1\nTraceback (most recent call last):\nIndentationError: unexpected indent\n>>> 3 3\nTraceback (most recent call last):\n'
    '  File "<doctest nm[2]>", line 1\n    3 3\n      ^\nSyntaxError: invalid syntax\n')
detail = '>>> import doctest; raise doctest.DocTestFailure(1, 2, 3)\nTraceback (most recent call last):\nfoo.DocTestFailure: zzz\n'
run(detail)
run(detail, doctest.IGNORE_EXCEPTION_DETAIL)
run('>>> class E(Exception): pass\n>>> raise E(u"\\xe4")\n>>> raise E("a\\nb")\nTraceback (most recent call last):\nE: a\nb\n')
run('>>> print __name__\n>>> 3/2\n>>> from __future__ import division\n>>> 3/2\n')
run('>>> 3/2\n', globs={'division': __future__.division})
run('>>> 1\n2\n', doctest.REPORT_NDIFF, doctest.DocTestRunner)
run('>>> def f():\n...     1/0\n>>> f()\n', 0, doctest.DocTestRunner)
run(u'>>> print u"\xe4\u20ac"\n\xe4\u20ac\n>>> u"\xe4"\n>>> "\xe4"\n', 0, doctest.DocTestRunner)
run(u'>>> print "a", u"\xe4\u20ac"\nb\xe4\u20ac\n', 0, doctest.DocTestRunner)


class Checker(doctest.OutputChecker):
    def check_output(self, want, got, flags):
        sys.stdout.write('check ')
        return True


run('>>> 1\n2\n>>> 1/0\nTraceback (most recent call last):\nfoo', checker=Checker())
first, second = doctest.DocTestRunner(verbose=False), doctest.DocTestRunner(verbose=False)
for test in finder.find(_sample.A):
    first.run(test, out=lambda text: None)
second.merge(first)
second.merge(first)
print second.summarize(), second.tries, first.summarize(True)
doctest.run_docstring_examples(_sample.A, {}, True, 'zz')
tester = doctest.Tester(_sample, verbose=True)
trial(tester.runstring, '>>> 1\n2\n', 'rs')
trial(tester.rundict, {'f': _sample.f, 'g': 3}, 'd')
trial(tester.run__test__, {'f': '>>> 1\n1'}, 'd')
trial(tester.summarize, False)
trial(doctest.Tester)
debug = doctest.DebugRunner(verbose=False)
for test in finder.find(_sample.A):
    try:
        print debug.run(test), test.globs
    except doctest.DocTestFailure as e:
        print 'failure', e, e.args, e.test, e.example.source, e.got, '__name__' in e.test.globs
    except doctest.UnexpectedException as e:
        print 'unexpected', e, e.test, e.example.source, e.exc_info[0]
