# SPDX-License-Identifier: MIT
"""The commands of pdb that are about breakpoints, and how places in sources are found."""
import bdb
import linecache
import os
import re
import sys

_USAGE_OF_COMMANDS = '''Usage : commands [bnum]
        ...
        end'''


def find_function(funcname, filename):
    """(name, file, line) of the first def of a function in a file; None if there is none."""
    statement = re.compile(r'def\s+%s\s*[(]' % re.escape(funcname))
    try:
        source = open(filename)
    except IOError:
        return None
    with source:
        for number, line in enumerate(source, 1):
            if statement.match(line):
                return funcname, filename, number


class BreakpointCommands:
    """A part of Pdb. What one breakpoint does when it is reached stands in three dicts, by its number."""

    # Commands that let the program go on; they are the last of those that belong to a breakpoint.
    commands_resuming = ['do_continue', 'do_step', 'do_next', 'do_return', 'do_quit', 'do_jump']

    def _begin_commands(self):
        self.commands = {}
        # Whether commands are asked for afterwards, and whether nothing is shown.
        self.commands_doprompt = {}
        self.commands_silent = {}
        # While they are typed: of which breakpoint they are.
        self.commands_defining = False
        self.commands_bnum = None

    # Places.

    def defaultFile(self):
        """The file that is meant where none is named."""
        name = self.curframe.f_code.co_filename
        return self.mainpyfile if name == '<string>' and self.mainpyfile else name

    def lookupmodule(self, filename):
        """The full name of a source that may be named without .py and is looked for along sys.path; None for none."""
        if os.path.isabs(filename) and os.path.exists(filename):
            return filename
        beside = os.path.join(sys.path[0], filename)
        if os.path.exists(beside) and self.canonic(beside) == self.mainpyfile:
            return beside
        if os.path.splitext(filename)[1] == '':
            filename += '.py'
        if os.path.isabs(filename):
            return filename
        for folder in sys.path:
            path = os.path.join(os.path.realpath(folder) if os.path.islink(folder) else folder, filename)
            if os.path.exists(path):
                return path

    def lineinfo(self, identifier):
        """(function, file, line) for the name of a function, maybe in quotes, or MODULE.NAME; Nones for none."""
        parts = identifier.split("'")
        name = parts[len(parts) // 2].strip() if len(parts) in (1, 3) else ''
        parts = name.split('.')
        if parts[0] == 'self':
            del parts[0]
        found = None
        if name and parts:
            source = self.lookupmodule(parts[0]) if len(parts) > 1 else None
            found = find_function(parts[1 if source else 0], source or self.defaultFile())
        return found or (None, None, None)

    def checkline(self, filename, lineno):
        """The number of the line if the program can stop in it, or else 0 and a message."""
        namespace = self.curframe.f_globals if hasattr(self, 'curframe') and self.curframe else None
        line = linecache.getline(filename, lineno, namespace)
        if not line:
            self._say('End of file')
            return 0
        line = line.strip()
        if not line or line[0] == '#' or line[:3] in ('"""', "'''"):
            self._say('*** Blank or comment')
            return 0
        return lineno

    def _function_place(self, arg):
        # (file, line, function) for an expression that is a function, or its name; None and a message for others.
        try:
            function = eval(arg, self.curframe.f_globals, self.curframe_locals)
        except:
            function = arg
        code = getattr(getattr(function, 'im_func', function), 'func_code', None)
        if code is not None:
            return code.co_filename, code.co_firstlineno, code.co_name
        name, filename, lineno = self.lineinfo(arg)
        if name:
            return filename, lineno, name
        self._say('*** The specified object %r is not a function\nor was not found along sys.path.' % arg)

    def _place(self, arg):
        # (file or None, line, function or None) for the argument of break; None and a message for none.
        name, colon, lineno = arg.rpartition(':')
        if not colon:
            try:
                return None, int(arg), None
            except ValueError:
                return self._function_place(arg)
        name = name.rstrip()
        filename = self.lookupmodule(name)
        if not filename:
            self._say('*** ', repr(name), 'not found from sys.path')
            return None
        try:
            return filename, int(lineno), None
        except ValueError:
            self._say('*** Bad lineno:', lineno.lstrip())

    # Breakpoints.

    def do_break(self, arg, temporary=0):
        """b(reak) [[file:]lineno | function[, condition]]

Stop at the line, or at the first line of the function, of this file or another one, which is looked for along sys.path.
With a condition, an expression, stop only where it is true. Without arguments, list all breakpoints: how often they
have been reached, how often they are still ignored, their conditions."""
        if not arg:
            if self.breaks:
                self._say('Num Type         Disp Enb   Where')
                for point in bdb.Breakpoint.bpbynumber:
                    if point:
                        point.bpprint(self.stdout)
            return
        where, _, cond = arg.partition(',')
        place = self._place(where.rstrip())
        if place is None:
            return
        filename, lineno, function = place
        filename = filename or self.defaultFile()
        if not self.checkline(filename, lineno):
            return
        error = self.set_break(filename, lineno, temporary, cond.lstrip() or None, function)
        if error:
            self._say('***', error)
            return
        point = self.get_breaks(filename, lineno)[-1]
        self._say('Breakpoint %d at %s:%d' % (point.number, point.file, point.line))

    do_b = do_break

    def do_tbreak(self, arg):
        """tbreak [[file:]lineno | function[, condition]]

A breakpoint as of break that is removed when it is first reached."""
        self.do_break(arg, 1)

    def _number(self, text):
        try:
            return int(text)
        except ValueError:
            self._say('Breakpoint index %r is not a number' % text)

    def _numbers(self, arg):
        # The numbers in an argument, where there were ever such breakpoints.
        for text in arg.split():
            number = self._number(text)
            if number is not None:
                if 0 <= number < len(bdb.Breakpoint.bpbynumber):
                    yield number
                else:
                    self._say('No breakpoint numbered', number)

    def _one_point(self, arg):
        # (number, breakpoint or None if it was removed, rest of the argument); None and a message for none.
        first, _, rest = arg.partition(' ')
        number = self._number(first.strip())
        if number is None:
            return None
        try:
            return number, bdb.Breakpoint.bpbynumber[number], rest.strip()
        except IndexError:
            self._say('Breakpoint index %r is not valid' % first)

    def do_enable(self, arg):
        """enable bpnumber [bpnumber ...]

Let the program stop again at breakpoints that were disabled."""
        for number in self._numbers(arg):
            point = bdb.Breakpoint.bpbynumber[number]
            if point:
                point.enable()

    def do_disable(self, arg):
        """disable bpnumber [bpnumber ...]

Do not stop at these breakpoints until they are enabled again."""
        for number in self._numbers(arg):
            point = bdb.Breakpoint.bpbynumber[number]
            if point:
                point.disable()

    def do_condition(self, arg):
        """condition bpnumber [condition]

Stop at a breakpoint only where an expression is true; without one, always."""
        found = self._one_point(arg)
        if found and found[1]:
            number, point, cond = found
            point.cond = cond or None
            if not cond:
                self._say('Breakpoint', number, 'is now unconditional.')

    def do_ignore(self, arg):
        """ignore bpnumber [count]

Pass a breakpoint that many times before the program stops there; none without a count."""
        found = self._one_point(arg)
        if not found or not found[1]:
            return
        number, point, text = found
        try:
            count = max(int(text.split()[0]), 0)
        except (IndexError, ValueError):
            count = 0
        point.ignore = count
        if count:
            crossings = '%d crossing%s' % (count, 's' if count > 1 else '')
            self._say('Will ignore next', crossings, 'of breakpoint %d.' % number)
        else:
            self._say('Will stop next time breakpoint', number, 'is reached.')

    def do_clear(self, arg):
        """cl(ear) [file:lineno | bpnumber [bpnumber ...]]

Remove the breakpoints in a line, or those with these numbers; without arguments all, after a question."""
        if not arg:
            try:
                reply = raw_input('Clear all breaks? ')
            except EOFError:
                reply = 'no'
            if reply.strip().lower() in ('y', 'yes'):
                self.clear_all_breaks()
        elif ':' in arg:
            filename, _, lineno = arg.rpartition(':')
            try:
                error = self.clear_break(filename, int(lineno))
            except ValueError:
                error = 'Invalid line number (%s)' % lineno
            if error:
                self._say('***', error)
        else:
            for number in self._numbers(arg):
                error = self.clear_bpbynumber(number)
                self._say(*(['***', error] if error else ['Deleted breakpoint', number]))

    do_cl = do_clear

    # What is done at a breakpoint.

    def do_commands(self, arg):
        """commands [bpnumber]
(com) ...
(com) end

Say what is done when the program stops at a breakpoint, the last one unless a number is given: the commands of the
following lines. The last of them may be one that lets the program go on (continue, step, next, return, jump, quit).
"silent" as a command shows nothing of the stop itself."""
        try:
            number = int(arg) if arg else len(bdb.Breakpoint.bpbynumber) - 1
        except ValueError:
            self._say(_USAGE_OF_COMMANDS)
            return
        self.commands_bnum = number
        self.commands[number] = []
        self.commands_doprompt[number] = True
        self.commands_silent[number] = False
        prompt, self.prompt = self.prompt, '(com) '
        self.commands_defining = True
        try:
            self.cmdloop()
        finally:
            self.commands_defining = False
            self.prompt = prompt

    def handle_command_def(self, line):
        """Takes one line of do_commands(); gives 1 after the last."""
        command, arg, line = self.parseline(line)
        number = self.commands_bnum
        if not command:
            return None
        if command == 'silent':
            self.commands_silent[number] = True
            return None
        resumes = False
        if command != 'end':
            self.commands[number].append(command + ' ' + arg if arg else command)
            method = getattr(self, 'do_' + command, self.default)
            resumes = method.__name__ in self.commands_resuming
        if command == 'end' or resumes:
            self.cmdqueue = []
            self.commands_doprompt[number] = self.commands_doprompt[number] and not resumes
            return 1

    def bp_commands(self, frame):
        """Does what belongs to the breakpoint that stopped the program; gives 1 if there is nothing."""
        number = getattr(self, 'currentbp', False)
        self.currentbp = 0
        if not number or number not in self.commands:
            return 1
        last = self.lastcmd
        self.setup(frame, None)
        for line in self.commands[number]:
            self.onecmd(line)
        self.lastcmd = last
        if not self.commands_silent[number]:
            self.print_stack_entry(self.stack[self.curindex])
        if self.commands_doprompt[number]:
            self.cmdloop()
        self.forget()
