# An error that the compiler finds behind the parser has the line of the file as the file is now, without its indent.
import os
import sys
import tempfile
from StringIO import StringIO

fd, path = tempfile.mkstemp('.py')
os.close(fd)


def fails(text, name=path):
    with open(path, 'w') as f:
        f.write(text)
    try:
        compile(text, name, 'exec')
    except SyntaxError as e:
        print e.msg, e.lineno, repr(e.text)


try:
    fails('if 1:\n \t\x0c  f(*a, b)\n')  # expect: only named arguments may follow *expression 2 'f(*a, b)\n'
    fails('if 1:\n    None = 1')  # expect: cannot assign to None 2 'None = 1'
    fails('if 1:\n    f() += 1\n')  # expect: can't assign to function call 2 'f() += 1\n'
    fails('if 1:\r\n    del f()\r\n')  # expect: can't delete function call 2 'del f()\n'
    fails('def f():\n    continue\n')  # expect: 'continue' not properly in loop 2 'continue\n'
    fails('f(1=2)\n', '/nowhere/x.py')  # expect: keyword can't be an expression 1 None
    # Tracebacks, too, show what the file says when they are made.
    for text in 'one()', '  two() ':
        with open(path, 'w') as f:
            f.write(text)
        try:
            exec compile('nowhere', path, 'exec')
        except NameError:
            sys.stderr = StringIO()
            sys.excepthook(*sys.exc_info())
            print sys.stderr.getvalue().splitlines()[-2].strip()
            sys.stderr = sys.__stderr__
    # expect: one()
    # expect: two()
finally:
    os.unlink(path)
