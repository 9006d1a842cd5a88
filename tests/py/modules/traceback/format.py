import traceback, sys
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        return traceback.format_exc()
print f().splitlines()[0], f().splitlines()[-1]  # expect: Traceback (most recent call last): ZeroDivisionError: integer division or modulo by zero
print traceback.format_exception_only(ValueError, ValueError('a', 'b')), traceback.format_exception_only(None, None)  # expect: ["ValueError: ('a', 'b')\n"] ['None\n']
print traceback.format_exception_only(SyntaxError, SyntaxError('msg', ('f', 3, 2, ' abc\n')))  # expect: ['  File "f", line 3\n', '    abc\n', '    ^\n', 'SyntaxError: msg\n']
class X(Exception):
    def __str__(self): raise TypeError
print traceback.format_exception_only(X, X())  # expect: ['X: <unprintable X object>\n']
print traceback.format_list([('f.py', 3, 'g', ' x = 1 '), ('f.py', 4, 'h', None)])  # expect: ['  File "f.py", line 3, in g\n    x = 1\n', '  File "f.py", line 4, in h\n']
print traceback.extract_stack()[-1][2]  # expect: <module>
