# Pieces of code, whole and incomplete, right and wrong; a console; whether a text is complete.
import code
import codeop
import StringIO
import sys


def tried(f, *args):
    try:
        result = f(*args)
    except (Exception, SystemExit) as error:
        return type(error).__name__, str(error)
    return 'code' if hasattr(result, 'co_code') else result


def written():
    text = err.getvalue().replace(sys.version, 'V')
    err.truncate(0)
    return text


err = sys.stderr = StringIO.StringIO()
interpreter = code.InteractiveInterpreter()
print sorted(interpreter.locals.items()), interpreter.compile.__class__, interpreter.compile.compiler.flags
for source in (
        '', 'a=1', 'if 1:', 'if 1:\n  x', 'a (', 'x y', '1/0', 'print 5,', 'raise SystemExit(3)', '"\\x"', 'u"\\N{x}"',
        'def f():\n  g()\ndef g(): pass', '\0', 'def f():\n  1/0\n', 'f()', 'if 1:\n  x\nelse',
        '# -*- coding: nope -*-\nx', u'\xe9=1', '1 if', 'from __future__ import division', '1/2', 'return 5', '"""', '# c',
        '"abc', 'a\\', '@d', 'try:\n x\n', 'try:\n  pass\nfinally:', 'def f():\n  #c', 'if a:\n\tx\n        y', ' x'):
    for symbol in ('single', 'eval', 'exec'):
        print repr(source), symbol, tried(interpreter.runsource, source, '<F>', symbol), repr(written()),
        print tried(codeop.compile_command, source, 'f', symbol), tried(interpreter.compile, source, 'f', symbol)
print interpreter.compile.compiler.flags, tried(interpreter.runsource, 'x', 5)

for error in (SyntaxError('m'), SyntaxError('m', ('f', 1, 2, 'line')), ValueError('v'),
              IndentationError('m', ('f', 1, 2, 'line')), SyntaxError()):
    for name in (None, 'G'):
        try:
            raise error
        except Exception:
            interpreter.showsyntaxerror(name)
        print repr(written()), repr(sys.last_value)


class Console(code.InteractiveConsole):
    lines = []

    def raw_input(self, prompt=''):
        self.write('[%s]' % prompt)
        if not self.lines:
            raise EOFError
        line = self.lines.pop(0)
        if line == '^C':
            raise KeyboardInterrupt
        return line


for banner in (None, '', 'B', 5):
    Console.lines = ['a=1', 'if a:', '  print a', '', '^C', 'def f():', '^C', '1/0', 'a', 'x y', 'raise KeyboardInterrupt',
                     'print 1,', 'raise ValueError("v")', u'u=u"\xe9"', 'u']
    console = Console()
    print tried(console.interact, banner), repr(written())
print sys.ps1, sys.ps2, console.filename, console.buffer
sys.stdin = StringIO.StringIO('x=5\nx\n')
code.interact('hi', local={'y': 1})
print repr(written())
lines = iter(['z', 'exit()'])
print tried(code.interact, 'hi', lambda prompt: next(lines), {'z': 9, 'exit': sys.exit}), repr(written())


class File:
    softspace = 3


print code.softspace(File, 1), File.softspace, code.softspace(5, 1), code.softspace(sys.stdout, 0)
print tried(console.push, 'if 1:'), tried(console.push, ' x=1'), console.buffer, tried(console.push, ''), console.buffer
print tried(code.compile_command, 'a b'), codeop.PyCF_DONT_IMPLY_DEDENT
