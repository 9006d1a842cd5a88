# SPDX-License-Identifier: MIT
"""Interactive Python inside a program: an interpreter of pieces of code, and a console that reads them from a user."""
import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]

_WELCOME = '''Python %s on %s
Type "help", "copyright", "credits" or "license" for more information.
(%s)
'''


def softspace(file, newvalue):
    """Sets the attribute softspace of a file if it has one, and gives what it was."""
    before = getattr(file, 'softspace', 0)
    try:
        file.softspace = newvalue
    except (AttributeError, TypeError):
        # A file of another kind.
        pass
    return before


class InteractiveInterpreter:
    """Does pieces of code in a namespace. What is wrong with them is written, by write()."""

    def __init__(self, locals=None):
        """locals: the namespace, a new one unless given."""
        self.locals = {'__name__': '__console__', '__doc__': None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename='<input>', symbol='single'):
        """Does a piece if it is complete. True: it is not, and more lines are wanted."""
        try:
            code = self.compile(source, filename, symbol)
        except (ValueError, SyntaxError, OverflowError):
            self.showsyntaxerror(filename)
        else:
            if code is None:
                return True
            self.runcode(code)
        return False

    def runcode(self, code):
        """Does a code object. Exceptions are shown; only SystemExit gets through."""
        try:
            exec code in self.locals
        except SystemExit:
            raise
        except:
            self.showtraceback()
        else:
            if softspace(sys.stdout, 0):
                print

    def showsyntaxerror(self, filename=None):
        """Shows the syntax error that is being handled, as one in the file `filename`."""
        kind, error, sys.last_traceback = sys.exc_info()
        if filename and kind is SyntaxError and len(error.args) == 2 and len(error.args[1]) == 4:
            message, place = error.args
            # As it is, the name is that of the place where it was compiled.
            error = SyntaxError(message, (filename,) + tuple(place[1:]))
        sys.last_type, sys.last_value = kind, error
        self._write_all(traceback.format_exception_only(kind, error))

    def showtraceback(self):
        """Shows the exception that is being handled, without the line of this module."""
        kind, error, trace = sys.last_type, sys.last_value, sys.last_traceback = sys.exc_info()
        places = traceback.format_list(traceback.extract_tb(trace)[1:])
        if places:
            places.insert(0, 'Traceback (most recent call last):\n')
        self._write_all(places + traceback.format_exception_only(kind, error))

    def _write_all(self, lines):
        for line in lines:
            self.write(line)

    def write(self, data):
        """Writes what is shown, to standard error."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """Reads lines from a user and does them, as the interpreter itself does."""

    def __init__(self, locals=None, filename='<console>'):
        InteractiveInterpreter.__init__(self, locals)
        self.filename = filename
        self.resetbuffer()

    def resetbuffer(self):
        """Forgets the lines of an incomplete piece."""
        self.buffer = []

    def interact(self, banner=None):
        """Says hello (with `banner`, if that is given) and reads lines until they end."""
        sys.ps1 = getattr(sys, 'ps1', '>>> ')
        sys.ps2 = getattr(sys, 'ps2', '... ')
        if banner is None:
            self.write(_WELCOME % (sys.version, sys.platform, self.__class__.__name__))
        else:
            self.write('%s\n' % str(banner))
        prompt = sys.ps1
        while prompt is not None:
            try:
                prompt = self._answer(prompt)
            except KeyboardInterrupt:
                self.write('\nKeyboardInterrupt\n')
                self.resetbuffer()
                prompt = sys.ps1

    def _answer(self, prompt):
        # Does one line; gives the next prompt, None at the end.
        try:
            line = self.raw_input(prompt)
        except EOFError:
            self.write('\n')
            return None
        if isinstance(line, str) and getattr(sys.stdin, 'encoding', None):
            line = line.decode(sys.stdin.encoding)
        return sys.ps2 if self.push(line) else sys.ps1

    def push(self, line):
        """Takes a line, and does it with those before if they are complete. True: more lines are wanted."""
        self.buffer.append(line)
        more = self.runsource('\n'.join(self.buffer), self.filename)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=''):
        """Asks the user for a line, which is given without its end."""
        return raw_input(prompt)


def interact(banner=None, readfunc=None, local=None):
    """Runs a console. readfunc: in the place of its raw_input(); local: its namespace."""
    console = InteractiveConsole(local)
    if readfunc is None:
        # Lines can be edited where there is such a module.
        try:
            import readline
        except ImportError:
            pass
    else:
        console.raw_input = readfunc
    console.interact(banner)


if __name__ == '__main__':
    interact()
