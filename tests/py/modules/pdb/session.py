# Sessions with a program: breakpoints, steps, values, the source, aliases, commands of breakpoints, jumps.
import bdb
import os
import pdb
import StringIO
import sys

program = os.path.join(os.path.dirname(os.path.abspath(__file__)), '_program.py')
library = os.path.dirname(os.path.abspath(bdb.__file__))


def session(text, rc=(), **options):
    for name, value in (('next', 1), ('bplist', {}), ('bpbynumber', [None])):
        setattr(bdb.Breakpoint, name, value)
    out = StringIO.StringIO()
    debugger = pdb.Pdb(stdin=StringIO.StringIO(text.replace(' / ', '\n') + '\n'), stdout=out, **options)
    debugger.rcLines = list(rc)
    try:
        debugger.run(compile(open(program).read(), program, 'exec'), {'__name__': 'program'})
    except (KeyError, pdb.Restart) as error:
        out.write(repr(error))
    shown = out.getvalue().replace('(Pdb) ', '(Pdb)\n').replace(os.path.dirname(program) + os.sep, '')
    for line in shown.splitlines():
        # What is in the debugger itself stands elsewhere.
        if library not in line:
            print line.rstrip().replace(os.getcwd(), '.')
    print '---'


# Places of breakpoints.
session('b / b 7 / b 1 / b 8 / b 9 / b 99 / b f / b nosuch / b K.m / b f, x == 5 / b 7, n == 1 / b _program.py:27 / '
        'b nope.py:3 / b _program:26 / b :5 / b sys:5 / b 5 6 / tbreak 28 / tbreak _program:x / b \'f\' / b self.f / '
        'b _program.f / b len / b os.sep / b / q')
# What is done with them.
session('b 7 / b 10 / b 18 / tbreak 35 / condition / condition 1 / condition a / condition 99 / condition 1 n>0 / '
        'condition 2 / ignore 1 0 / ignore 1 1 / ignore 1 2 / ignore 1 x / ignore 99 / ignore a / disable / disable 1 / '
        'disable 99 / disable a / disable 1 2 / enable 1 2 / enable / b / clear 99 / clear a / clear 2 0 / '
        'clear _program.py:27 / clear _program.py:18 / clear t.py:x / clear /nope.py:5 / cl 1 / b / c / b / q')
# Values and other lines.
session('p x / p / p 5; p 6 / pp range(3) / pp nosuch / pp / p 1/0 / whatis 5 / whatis nosuch / whatis len / whatis / '
        '!y = 9 / !import os / y / print y / y + / print nosuch / 1/0 / for i in range(2): print i / a / retval / rv / '
        'None / u / u / d / d / p 1;; p 2;;p 3 / j / j x / j 99 / nosuch a b')
# Steps.
session('b 34 / c / whatis f / whatis K / whatis K.m / whatis k.m / whatis k / whatis lambda: 1 / s / s / a / !n = 55 / '
        's / n / p n, a / retval / s / retval / s / s / s / n / n / n / n / unt / c')
session('b f / c / r / p __return__ / n / b w / c / w / u / p i / l / d / n / n / j 29 / s / s / s / r / j 7 / unt / c / c')
session('l / l / l 5 / l 5,8 / l 5,2 / l 100 / l abc / l 1, / b 3 / n / l 1,5 / q')
session('b gen / c / debug f(7) / s / s / p n / q / s / s / q')
# Names for commands.
session('alias / alias pi for k in %1: print "%1.",k / alias ps pi self / alias n2 n ;; n / alias / alias pi / alias zz / '
        'pi "ab" / unalias pi / unalias pi / unalias / alias / alias two p %1, %2, "%*" / two 1 2 / alias bad p %2 / bad 1 / '
        'n2 / w / q')
# Commands of breakpoints.
session("b 7 / commands / silent / p 'at', n / end / b 10 / commands 2 / p a / c / commands x / b 27 / commands 3 / "
        "print 'i', i / end / c / a / c / c / c / q", rc=['# comment\n', '\n', 'p "rc"\n'])
session('n / EOF')
session('n / restart')
session('s / s / q', skip=['prog*'])


def fails():
    there = 5
    [][there]


out = StringIO.StringIO()
try:
    fails()
except IndexError as error:
    trace = sys.exc_info()[2]
debugger = pdb.Pdb(stdin=StringIO.StringIO('p there\nu\nd\nw\na\nj 3\n'), stdout=out)
debugger.reset()
debugger.interaction(None, trace)
for line in out.getvalue().splitlines():
    print line.replace(os.path.dirname(program) + os.sep, '').rstrip()
sys.exc_clear()
try:
    pdb.post_mortem()
except ValueError as error:
    print error
