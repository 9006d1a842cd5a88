# SPDX-License-Identifier: MIT
"""The command: unittest.main() in a module, or python -m unittest."""
import os
import sys

from unittest import loader, runner
from unittest.case import _class_types
from unittest.signals import installHandler

__unittest = True

FAILFAST = "  -f, --failfast   End at the first test that fails\n"
CATCHBREAK = "  -c, --catch      Ctrl-C ends the tests and shows the results\n"
BUFFEROUTPUT = "  -b, --buffer     Show the output only of tests that fail\n"

_OPTIONS = """\
Options:
  -h, --help       Show this text
  -v, --verbose    A line for each test
  -q, --quiet      Only the end
%(failfast)s%(catchbreak)s%(buffer)s"""

USAGE_AS_MAIN = """\
Usage: %(progName)s [options] [tests]

""" + _OPTIONS + """
Examples:
  %(progName)s test_module               - the tests of test_module
  %(progName)s module.TestClass          - the tests of module.TestClass
  %(progName)s module.Class.test_method  - this one test

[tests] can be a list of any number of test modules, classes and test methods.

Finding tests: %(progName)s discover [options]

Options:
  -v, --verbose    A line for each test
%(failfast)s%(catchbreak)s%(buffer)s  -s directory     Folder to begin in ('.')
  -p pattern       Pattern of the test files ('test*.py')
  -t directory     Top folder of the project (the folder to begin in)

For finding tests all test modules must be importable from the top folder.
"""

USAGE_FROM_MODULE = """\
Usage: %(progName)s [options] [test] [...]

""" + _OPTIONS + """
Examples:
  %(progName)s                               - the default tests
  %(progName)s MyTestSuite                   - the suite 'MyTestSuite'
  %(progName)s MyTestCase.testSomething      - MyTestCase.testSomething
  %(progName)s MyTestCase                    - all 'test*' methods of MyTestCase
"""


class TestProgram(object):
    """Reads the arguments, loads the tests, runs them, and exits (unless `exit` is false) with 1 if any failed."""

    USAGE = USAGE_FROM_MODULE

    failfast = catchbreak = buffer = progName = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None):
        if isinstance(module, basestring):
            module = reduce(getattr, module.split('.')[1:], __import__(module))
        self.module, self.defaultTest = module, defaultTest
        self.testLoader, self.testRunner = testLoader, testRunner
        self.failfast, self.catchbreak, self.buffer = failfast, catchbreak, buffer
        self.verbosity, self.exit = verbosity, exit
        argv = sys.argv if argv is None else argv
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def usageExit(self, msg=None):
        """Prints the usage and exits with 2."""
        if msg:
            print msg
        usage = {'progName': self.progName}
        # Options whose attribute is false have been taken away.
        for name, text in ('failfast', FAILFAST), ('catchbreak', CATCHBREAK), ('buffer', BUFFEROUTPUT):
            usage[name] = '' if getattr(self, name) is False else text
        print self.USAGE % usage
        sys.exit(2)

    def parseArgs(self, argv):
        """Sets the attributes and makes the tests."""
        if len(argv) > 1 and argv[1].lower() == 'discover':
            self._do_discovery(argv[2:])
            return
        import getopt
        try:
            options, args = getopt.getopt(argv[1:], 'hHvqfcb',
                                          ['help', 'verbose', 'quiet', 'failfast', 'catch', 'buffer'])
        except getopt.error as e:
            self.usageExit(e)
            return
        for option, _ in options:
            if option in ('-h', '-H', '--help'):
                self.usageExit()
            elif option in ('-q', '--quiet'):
                self.verbosity = 0
            elif option in ('-v', '--verbose'):
                self.verbosity = 2
            elif option in ('-f', '--failfast'):
                if self.failfast is None:
                    self.failfast = True
            elif option in ('-c', '--catch'):
                if self.catchbreak is None:
                    self.catchbreak = True
            elif option in ('-b', '--buffer'):
                if self.buffer is None:
                    self.buffer = True
        if not args and self.defaultTest is None:
            self.testNames = None  # createTests() takes the module
        elif args:
            self.testNames = args
            if __name__ == '__main__':
                self.module = None
        else:
            self.testNames = (self.defaultTest,)
        self.createTests()

    def createTests(self):
        """Loads the tests."""
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _do_discovery(self, argv, Loader=None):
        if Loader is None:
            def Loader():
                return self.testLoader
        import optparse
        parser = optparse.OptionParser()
        parser.prog = self.progName
        parser.add_option('-v', '--verbose', dest='verbose', default=False, help='A line for each test',
                          action='store_true')
        if self.failfast != False:
            parser.add_option('-f', '--failfast', dest='failfast', default=False,
                              help='End at the first test that fails', action='store_true')
        if self.catchbreak != False:
            parser.add_option('-c', '--catch', dest='catchbreak', default=False,
                              help='Ctrl-C ends the tests and shows the results', action='store_true')
        if self.buffer != False:
            parser.add_option('-b', '--buffer', dest='buffer', default=False,
                              help='Show the output only of tests that fail', action='store_true')
        parser.add_option('-s', '--start-directory', dest='start', default='.', help="Folder to begin in ('.')")
        parser.add_option('-p', '--pattern', dest='pattern', default='test*.py',
                          help="Pattern of the test files ('test*.py')")
        parser.add_option('-t', '--top-level-directory', dest='top', default=None,
                          help='Top folder of the project (the folder to begin in)')
        options, args = parser.parse_args(argv)
        if len(args) > 3:
            self.usageExit()
        vars(options).update(zip(('start', 'pattern', 'top'), args))
        # Only options that were not set before are taken.
        for name in 'failfast', 'catchbreak', 'buffer':
            if getattr(self, name) is None:
                setattr(self, name, getattr(options, name))
        if options.verbose:
            self.verbosity = 2
        self.test = Loader().discover(options.start, options.pattern, options.top)

    def runTests(self):
        """Runs the tests."""
        if self.catchbreak:
            installHandler()
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        if isinstance(self.testRunner, _class_types):
            try:
                made = self.testRunner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer)
            except TypeError:
                made = self.testRunner()  # a runner that knows none of these
        else:
            made = self.testRunner
        self.result = made.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())

main = TestProgram
