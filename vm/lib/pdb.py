# SPDX-License-Identifier: MIT
"""The debugger. python -m pdb PROGRAM.py runs a program under it; pdb.set_trace() in a program begins there;
pdb.pm() looks at what is left after an exception. "help" at its prompt lists the commands.

A subclass of Pdb with further do_... methods has further commands."""
import cmd
import bdb
import os
import sys
import traceback
from repr import Repr

from _pdb_points import BreakpointCommands, find_function
from _pdb_view import ViewCommands, line_prefix

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "help"]

_AFTER_EXCEPTION = """\
Uncaught exception. Entering post mortem debugging
Running 'cont' or 'step' will restart the program"""

_repr = Repr()
_repr.maxstring = 200
_repr.maxother = 50
_saferepr = _repr.repr


class Restart(Exception):
    """Has main() begin the program anew."""


class Pdb(BreakpointCommands, ViewCommands, bdb.Bdb, cmd.Cmd):
    """A debugger that asks for commands wherever the program stops."""

    def __init__(self, completekey='tab', stdin=None, stdout=None, skip=None):
        """completekey, stdin, stdout: as of cmd.Cmd; skip: as of bdb.Bdb."""
        bdb.Bdb.__init__(self, skip=skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        if stdout:
            self.use_rawinput = 0
        self.prompt = '(Pdb) '
        self.aliases = {}
        # The program that main() runs, and whether what runs is still on the way to it.
        self.mainpyfile = ''
        self._wait_for_mainpyfile = 0
        self._begin_commands()
        self.rcLines = _lines_of('.pdbrc')
        if 'HOME' in os.environ:
            self.rcLines = _lines_of(os.path.join(os.environ['HOME'], '.pdbrc')) + self.rcLines

    def reset(self):
        """Forgets the program."""
        bdb.Bdb.reset(self)
        self.forget()

    def forget(self):
        """Forgets where the program stopped."""
        self.lineno = None
        self.stack = []
        self.curindex = 0
        self.curframe = None

    def setup(self, f, t):
        """Looks at the stack of a frame or a traceback."""
        self.forget()
        self.stack, self.curindex = self.get_stack(f, t)
        self._select(self.curindex)
        self.execRcLines()

    def execRcLines(self):
        """Does what stands in the files .pdbrc, once."""
        lines, self.rcLines = self.rcLines, []
        for line in lines:
            line = line.rstrip('\r\n')
            if line and line[0] != '#':
                self.onecmd(line)

    # Where the program stops.

    def user_call(self, frame, argument_list):
        """A function is entered."""
        if not self._wait_for_mainpyfile and self.stop_here(frame):
            self._say('--Call--')
            self.interaction(frame, None)

    def user_line(self, frame):
        """A line is about to be done."""
        if self._wait_for_mainpyfile:
            if self.mainpyfile != self.canonic(frame.f_code.co_filename) or frame.f_lineno <= 0:
                return
            self._wait_for_mainpyfile = 0
        if self.bp_commands(frame):
            self.interaction(frame, None)

    def user_return(self, frame, return_value):
        """A function returns."""
        if self._wait_for_mainpyfile:
            return
        frame.f_locals['__return__'] = return_value
        self._say('--Return--')
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        """An exception passes."""
        if self._wait_for_mainpyfile:
            return
        kind, value, trace = exc_info
        frame.f_locals['__exception__'] = kind, value
        self._say(getattr(kind, '__name__', kind) + ':', _saferepr(value))
        self.interaction(frame, trace)

    def interaction(self, frame, traceback):
        """Shows where the program is, and does commands until one lets it go on."""
        self.setup(frame, traceback)
        self.print_stack_entry(self.stack[self.curindex])
        self.cmdloop()
        self.forget()

    # Lines of commands.

    def precmd(self, line):
        """Puts what aliases mean, and commands after ;; into the queue."""
        if not line.strip():
            return line
        words = line.split()
        while words[0] in self.aliases:
            line = self.aliases[words[0]]
            for at, word in enumerate(words[1:], 1):
                line = line.replace('%' + str(at), word)
            line = line.replace('%*', ' '.join(words[1:]))
            words = line.split()
        if words[0] != 'alias':
            line, mark, further = line.partition(';;')
            if mark:
                self.cmdqueue.append(further.lstrip())
                line = line.rstrip()
        return line

    def onecmd(self, line):
        """Does a command, or notes it for a breakpoint."""
        return self.handle_command_def(line) if self.commands_defining else cmd.Cmd.onecmd(self, line)

    def default(self, line):
        """A line that is no command: a statement, perhaps after "!"."""
        if line[:1] == '!':
            line = line[1:]
        kept = sys.stdin, sys.stdout, sys.displayhook
        try:
            code = compile(line + '\n', '<stdin>', 'single')
            sys.stdin, sys.stdout, sys.displayhook = self.stdin, self.stdout, self.displayhook
            try:
                exec code in self.curframe.f_globals, self.curframe_locals
            finally:
                sys.stdin, sys.stdout, sys.displayhook = kept
        except:
            kind, value = sys.exc_info()[:2]
            self._say('***', getattr(kind, '__name__', kind) + ':', value)

    def displayhook(self, obj):
        """Shows the value of a line; `_` does not change."""
        if obj is not None:
            print repr(obj)

    # How the program goes on.

    def do_step(self, arg):
        """s(tep)

Do the line, and stop at the first occasion: in a function that is called, or at the next line."""
        self.set_step()
        return 1

    def do_next(self, arg):
        """n(ext)

Do the line with all that it calls, and stop at the next line of this function, or when it returns."""
        self.set_next(self.curframe)
        return 1

    def do_until(self, arg):
        """unt(il)

As next, but stop only at a line further down: a loop is done to its end."""
        self.set_until(self.curframe)
        return 1

    def do_return(self, arg):
        """r(eturn)

Go on until this function returns."""
        self.set_return(self.curframe)
        return 1

    def do_continue(self, arg):
        """c(ont(inue))

Go on until a breakpoint is reached."""
        self.set_continue()
        return 1

    def do_quit(self, arg):
        """q(uit) or exit

Leave the debugger; the program ends."""
        self._user_requested_quit = 1
        self.set_quit()
        return 1

    def do_EOF(self, arg):
        """EOF

The end of the input leaves the debugger."""
        self._say()
        return self.do_quit(arg)

    def do_run(self, arg):
        """run [args...] or restart [args...]

Begin the program anew, with these arguments as sys.argv if there are some. Breakpoints and the like are kept."""
        if arg:
            import shlex
            sys.argv[1:] = shlex.split(arg)
        raise Restart

    def do_jump(self, arg):
        """j(ump) lineno

Go on at another line of the innermost function: do lines again, or leave some out."""
        if self.curindex + 1 != len(self.stack):
            self._say('*** You can only jump within the bottom frame')
            return
        try:
            lineno = int(arg)
        except ValueError:
            self._say("*** The 'jump' command requires a line number.")
            return
        try:
            self.curframe.f_lineno = lineno
        except ValueError as error:
            self._say('*** Jump failed:', error)
        else:
            self.stack[self.curindex] = self.curframe, lineno
            self.print_stack_entry(self.stack[self.curindex])

    def do_debug(self, arg):
        """debug code

Debug a statement, with all that it calls, in a debugger of its own."""
        sys.settrace(None)
        inner = Pdb(self.completekey, self.stdin, self.stdout)
        inner.prompt = '(%s) ' % self.prompt.strip()
        self._say('ENTERING RECURSIVE DEBUGGER')
        sys.call_tracing(inner.run, (arg, self.curframe.f_globals, self.curframe_locals))
        self._say('LEAVING RECURSIVE DEBUGGER')
        sys.settrace(self.trace_dispatch)
        self.lastcmd = inner.lastcmd

    # Names for commands.

    def do_alias(self, arg):
        """alias [name [command [parameter parameter ...]]]

Let a name mean a command, in which %1, %2 and so on stand for the words after the name, and %* for all of them. An
alias may use others, and hide commands. Without a command, show what a name means; without a name, show all. Two that
are useful in .pdbrc:

alias pi for k in %1.__dict__.keys(): print "%1.",k,"=",%1.__dict__[k]
alias ps pi self"""
        words = arg.split()
        if len(words) > 1 or words and words[0] not in self.aliases:
            self.aliases[words[0]] = ' '.join(words[1:])
            return
        for name in words or sorted(self.aliases):
            self._say(name, '=', self.aliases[name])

    def do_unalias(self, arg):
        """unalias name

Forget an alias."""
        words = arg.split()
        if words:
            self.aliases.pop(words[0], None)

    # Topics that are no commands, and other names of commands.

    def help_exec(self):
        """Says what other lines mean."""
        self._say('''(!) statement

Do a statement (one line) in the function that commands are about. "!" may be left out unless the statement begins
like a command. To assign to a global variable, write "global" in the same line:
(Pdb) global limit; limit = 10''')

    def help_pdb(self):
        """Says what this is."""
        help()

    do_h = cmd.Cmd.do_help
    do_s, do_n, do_unt, do_r = do_step, do_next, do_until, do_return
    do_c = do_cont = do_continue
    do_q = do_exit = do_quit
    do_restart, do_j = do_run, do_jump

    def _runscript(self, filename):
        # In __main__, which is emptied for it; only then names of the program are those that it expects.
        import __main__
        namespace = __main__.__dict__
        builtins = namespace['__builtins__']
        namespace.clear()
        namespace.update(__name__='__main__', __file__=filename, __builtins__=builtins)
        # On the way to the program nothing is a stop.
        self._wait_for_mainpyfile = 1
        self.mainpyfile = self.canonic(filename)
        self._user_requested_quit = 0
        self.run('execfile(%r)' % filename)


def _lines_of(name):
    try:
        with open(name) as source:
            return source.readlines()
    except IOError:
        return []


def run(statement, globals=None, locals=None):
    """Debugs a statement (a text), in __main__ unless a namespace is given."""
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    """Debugs an expression (a text), and gives its value."""
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals):
    """run() with its namespaces."""
    run(statement, globals, locals)


def runcall(*args, **kwds):
    """Debugs a call of the first argument with the others, and gives its result."""
    return Pdb().runcall(*args, **kwds)


def set_trace():
    """Begins to debug the caller."""
    Pdb().set_trace(sys._getframe().f_back)


def post_mortem(t=None):
    """Looks at what a traceback left behind, that of the exception that is handled unless one is given."""
    trace = sys.exc_info()[2] if t is None else t
    if trace is None:
        raise ValueError("A valid traceback must be passed if no exception is being handled")
    debugger = Pdb()
    debugger.reset()
    debugger.interaction(None, trace)


def pm():
    """Looks at what the exception left behind that was reported last."""
    post_mortem(sys.last_traceback)


def help():
    """Prints what commands there are."""
    print __doc__
    for name in sorted(dir(Pdb)):
        if name[:3] == 'do_' and len(name) > 5:
            print '\n' + (getattr(Pdb, name).__doc__ or '')


def main():
    """python -m pdb PROGRAM.py [ARGUMENT ...]"""
    if not sys.argv[1:] or sys.argv[1] in ('--help', '-h'):
        print 'usage: pdb.py scriptfile [arg] ...'
        sys.exit(2)
    program = sys.argv[1]
    if not os.path.exists(program):
        print 'Error:', program, 'does not exist'
        sys.exit(1)
    del sys.argv[0]
    sys.path[0] = os.path.dirname(program)
    debugger = Pdb()
    while not _run_once(debugger, program):
        pass


def _run_once(debugger, program):
    # Whether the user wants no more.
    try:
        debugger._runscript(program)
        if debugger._user_requested_quit:
            return True
        print 'The program finished and will be restarted'
    except Restart:
        print 'Restarting', program, 'with arguments:'
        print '\t' + ' '.join(sys.argv[1:])
    except SystemExit as ended:
        print 'The program exited via sys.exit(). Exit status: ', ended
    except SyntaxError:
        traceback.print_exc()
        sys.exit(1)
    except:
        traceback.print_exc()
        print _AFTER_EXCEPTION
        debugger.interaction(None, sys.exc_info()[2])
        print 'Post mortem debugger finished. The ' + program + ' will be restarted'
    return False


if __name__ == '__main__':
    # The program takes the place of this module.
    import pdb
    pdb.main()
