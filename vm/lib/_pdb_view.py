# SPDX-License-Identifier: MIT
"""The commands of pdb that look around: the stack, values, the source."""
import linecache
import sys

# What stands between a place and its line.
line_prefix = '\n-> '


class ViewCommands:
    """A part of Pdb."""

    def _say(self, *parts):
        print >>self.stdout, ' '.join(map(str, parts))

    def _select(self, at):
        # The frame that commands are about. Its locals are taken once: asking for them again undoes changes.
        self.curindex = at
        self.curframe = self.stack[at][0]
        self.curframe_locals = self.curframe.f_locals

    def print_stack_entry(self, frame_lineno, prompt_prefix=line_prefix):
        """Shows an item of the stack with its line."""
        mark = '>' if frame_lineno[0] is self.curframe else ' '
        self._say(mark, self.format_stack_entry(frame_lineno, prompt_prefix))

    def print_stack_trace(self):
        """Shows the stack."""
        try:
            for frame_lineno in self.stack:
                self.print_stack_entry(frame_lineno)
        except KeyboardInterrupt:
            pass

    def do_where(self, arg):
        """w(here) or bt

Show the stack, the newest function last. ">" marks the function that commands are about."""
        self.print_stack_trace()

    def _move(self, to):
        self._select(to)
        self.print_stack_entry(self.stack[to])
        self.lineno = None

    def do_up(self, arg):
        """u(p)

Look at the function that called this one."""
        if self.curindex == 0:
            self._say('*** Oldest frame')
        else:
            self._move(self.curindex - 1)

    def do_down(self, arg):
        """d(own)

Look at the function that this one called."""
        if self.curindex + 1 == len(self.stack):
            self._say('*** Newest frame')
        else:
            self._move(self.curindex + 1)

    def do_args(self, arg):
        """a(rgs)

Show the arguments of this function."""
        code = self.curframe.f_code
        extra = bool(code.co_flags & 4) + bool(code.co_flags & 8)
        for name in code.co_varnames[:code.co_argcount + extra]:
            self._say(name, '=', self.curframe_locals.get(name, '*** undefined ***'))

    def do_retval(self, arg):
        """retval or rv

Show what this function returns, when it does."""
        if '__return__' in self.curframe_locals:
            self._say(self.curframe_locals['__return__'])
        else:
            self._say('*** Not yet returned!')

    def do_p(self, arg):
        """p expression

Show the value of an expression."""
        try:
            self._say(repr(self._getval(arg)))
        except:
            pass

    def do_pp(self, arg):
        """pp expression

Show the value of an expression as pprint does."""
        import pprint
        try:
            pprint.pprint(self._getval(arg), self.stdout)
        except:
            pass

    def do_whatis(self, arg):
        """whatis expression

Show the type of a value, the name of a function."""
        try:
            value = self._getval(arg)
        except:
            return
        code = getattr(value, 'func_code', None)
        self._say(*(['Function', code.co_name] if code is not None else [type(value)]))

    def do_list(self, arg):
        """l(ist) [first[, last]]

Show lines of the source: eleven around the current line or around `first`, or those from `first` to `last` (if that is
less, it is their number). Without arguments again: those that follow."""
        self.lastcmd = 'list'
        try:
            first, last = self._lines_to_list(arg)
        except:
            self._say('*** Error in argument:', repr(arg))
            return
        filename = self.curframe.f_code.co_filename
        stops = self.get_file_breaks(filename)
        try:
            for lineno in range(first, last + 1):
                line = linecache.getline(filename, lineno, self.curframe.f_globals)
                if not line:
                    self._say('[EOF]')
                    break
                mark = '%3d %s%s\t' % (lineno, 'B' if lineno in stops else ' ',
                                       '->' if lineno == self.curframe.f_lineno else '')
                self.stdout.write(mark + line)
                self.lineno = lineno
        except KeyboardInterrupt:
            pass

    def _lines_to_list(self, arg):
        last = None
        if arg:
            wanted = eval(arg, {}, {})
            if isinstance(wanted, tuple):
                first, last = map(int, wanted)
                if last < first:
                    last += first
            else:
                first = max(1, int(wanted) - 5)
        elif self.lineno is None:
            first = max(1, self.curframe.f_lineno - 5)
        else:
            first = self.lineno + 1
        return first, first + 10 if last is None else last

    def _getval(self, arg):
        try:
            return eval(arg, self.curframe.f_globals, self.curframe_locals)
        except:
            kind, value = sys.exc_info()[:2]
            self._say('***', getattr(kind, '__name__', kind) + ':', repr(value))
            raise

    do_w = do_bt = do_where
    do_u, do_d, do_a, do_rv, do_l = do_up, do_down, do_args, do_retval, do_list
