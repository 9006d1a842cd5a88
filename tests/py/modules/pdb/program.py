# A whole program under the debugger, as by -m pdb: its end, what it raises, new arguments, quitting; functions of the module.
# process: the program takes the place of __main__
import os
import pdb
import StringIO
import sys


class Out(object):
    """Standard output without what differs between places."""

    def __init__(self, place, real=sys.stdout):
        self.place = place + os.sep
        self.real = real

    def write(self, text):
        self.real.write(text.replace(self.place, ''))


def under(commands, *argv):
    sys.stdin = StringIO.StringIO(commands.replace(' / ', '\n') + '\n')
    sys.argv[1:] = argv
    try:
        pdb.main()
    except SystemExit as ended:
        print 'exit', ended


def debugged(n):
    pdb.set_trace()
    return n


here = os.path.dirname(os.path.abspath(__file__))
program = os.path.join(here, '_program.py')
sys.stdout = Out(here)
sys.stderr = StringIO.StringIO()
under('')
under('', '--help')
under('', '/no/such/file')
sys.stdin = StringIO.StringIO('n\np n\nc\n')
debugged(3)
sys.stdin = StringIO.StringIO('c\nc\nc\n')
pdb.run('a = 1'), pdb.runctx('b = 1', {}, {})
print pdb.runeval('1 + 1')
sys.stdin = StringIO.StringIO('s\nc\n')
print pdb.runcall(lambda n: n, 4)
sys.argv.insert(0, 'pdb')
# The last: nothing of this module is left.
under('p __name__ / c / p i / q / restart 1 "2 3" / import sys / p sys.argv[1:] / q', program)
