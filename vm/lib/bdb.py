# SPDX-License-Identifier: MIT
"""What debuggers stand on: tracing, breakpoints, and where a program stops next.

A debugger is a subclass of Bdb with user_call(), user_line(), user_return() and user_exception(); in them it looks
around, and says with set_step() and the like how the program goes on."""
import os
import sys

__all__ = ["BdbQuit", "Bdb", "Breakpoint"]

# The number that `stoplineno` has when the program is to stop at breakpoints only.
_NEVER = -1


class BdbQuit(Exception):
    """Ends the program that is debugged."""


class Bdb:
    """Runs code and calls the user_... methods where it stops."""

    def __init__(self, skip=None):
        """skip: patterns, as in fnmatch, of names of modules in which nothing stops."""
        self.skip = set(skip) if skip else None
        # file -> lines that have a breakpoint
        self.breaks = {}
        self.fncache = {}
        self.frame_returning = None

    def canonic(self, filename):
        """The name of a file by which breakpoints know it: its full path; a name as <stdin> as it is."""
        if filename[:1] == '<' and filename[-1:] == '>':
            return filename
        known = self.fncache.get(filename)
        if not known:
            known = self.fncache[filename] = os.path.normcase(os.path.abspath(filename))
        return known

    def reset(self):
        """Forgets where the program was to stop; the next thing it does is a stop."""
        import linecache
        linecache.checkcache()
        self.botframe = None
        self._set_stopinfo(None, None)

    # What sys.settrace() calls.

    def trace_dispatch(self, frame, event, arg):
        """The trace function: passes each event on to its dispatch_... method."""
        if self.quitting:
            return None
        if event == 'line':
            return self.dispatch_line(frame)
        if event in ('call', 'return', 'exception'):
            return getattr(self, 'dispatch_' + event)(frame, arg)
        if event not in ('c_call', 'c_return', 'c_exception'):
            print 'bdb.Bdb.dispatch: unknown debugging event:', repr(event)
        return self.trace_dispatch

    def _go_on(self):
        # After a stop: the user may have enough.
        if self.quitting:
            raise BdbQuit
        return self.trace_dispatch

    def dispatch_line(self, frame):
        """A new line begins."""
        if self.stop_here(frame) or self.break_here(frame):
            self.user_line(frame)
        return self._go_on()

    def dispatch_call(self, frame, arg):
        """A function is entered; None, and nothing is traced in it, where nothing can stop there."""
        if self.botframe is None:
            # The first call: what we run.
            self.botframe = frame.f_back
            return self.trace_dispatch
        if not (self.stop_here(frame) or self.break_anywhere(frame)):
            return None
        self.user_call(frame, arg)
        return self._go_on()

    def dispatch_return(self, frame, arg):
        """A function returns."""
        if not (self.stop_here(frame) or frame is self.returnframe):
            return self._go_on()
        self.frame_returning = frame
        try:
            self.user_return(frame, arg)
        finally:
            self.frame_returning = None
        if not self.quitting and self.stopframe is frame and self.stoplineno != _NEVER:
            # "next" and "until" end in the caller.
            self._set_stopinfo(None, None)
        return self._go_on()

    def dispatch_exception(self, frame, arg):
        """An exception passes through a function."""
        if self.stop_here(frame):
            self.user_exception(frame, arg)
        return self._go_on()

    # Whether an event is a stop.

    def is_skipped_module(self, module_name):
        """Whether the module is one of those in which nothing stops."""
        from fnmatch import fnmatch
        return any(fnmatch(module_name, pattern) for pattern in self.skip)

    def stop_here(self, frame):
        """Whether the program stops in the frame because of what the user said last, as "step"."""
        if self.skip and self.is_skipped_module(frame.f_globals.get('__name__')):
            return False
        if frame is self.stopframe:
            return self.stoplineno != _NEVER and frame.f_lineno >= self.stoplineno
        # Without a frame to stop in: anywhere in what we run. What that frame called goes on.
        while frame is not None and frame is not self.stopframe:
            if frame is self.botframe:
                return True
            frame = frame.f_back
        return False

    def break_here(self, frame):
        """Whether there is a breakpoint where the frame is that says stop; do_clear() is called for a temporary one."""
        filename = self.canonic(frame.f_code.co_filename)
        lines = self.breaks.get(filename, ())
        # A breakpoint of a function is noted at the line of its def, and holds in the first line that is done.
        lineno = next((n for n in (frame.f_lineno, frame.f_code.co_firstlineno) if n in lines), None)
        if lineno is None:
            return False
        found, flag = effective(filename, lineno, frame)
        if not found:
            return False
        self.currentbp = found.number
        if flag and found.temporary:
            self.do_clear(str(found.number))
        return True

    def do_clear(self, arg):
        """Removes the breakpoint with this number (a text). To be written by subclasses that have temporary ones."""
        raise NotImplementedError("subclass of bdb must implement do_clear()")

    def break_anywhere(self, frame):
        """Whether the frame's file has breakpoints."""
        return self.canonic(frame.f_code.co_filename) in self.breaks

    # What subclasses replace.

    def user_call(self, frame, argument_list):
        """A function was entered in which the program may stop. argument_list has no meaning."""

    def user_line(self, frame):
        """The program stopped before a line."""

    def user_return(self, frame, return_value):
        """The program stopped where a function returns."""

    def user_exception(self, frame, exc_info):
        """The program stopped where an exception passes. exc_info: (type, value, traceback)."""

    # How the program goes on.

    def _set_stopinfo(self, stopframe, returnframe, stoplineno=0):
        self.stopframe = stopframe
        self.returnframe = returnframe
        self.stoplineno = stoplineno
        self.quitting = 0

    def set_until(self, frame):
        """Stops at a line further down in the frame, or when it returns."""
        self._set_stopinfo(frame, frame, frame.f_lineno + 1)

    def set_step(self):
        """Stops at whatever comes next."""
        caller = self.frame_returning and self.frame_returning.f_back
        if caller and not caller.f_trace:
            # Nothing could stop in it when it was called.
            caller.f_trace = self.trace_dispatch
        self._set_stopinfo(None, None)

    def set_next(self, frame):
        """Stops at the next line of the frame, or when it returns."""
        self._set_stopinfo(frame, None)

    def set_return(self, frame):
        """Stops when the frame returns."""
        self._set_stopinfo(frame.f_back, frame)

    def set_trace(self, frame=None):
        """Begins to debug the running program, in the frame of the caller unless one is given."""
        frame = frame or sys._getframe().f_back
        self.reset()
        for outer in _outwards(frame):
            outer.f_trace = self.trace_dispatch
            self.botframe = outer
        self.set_step()
        sys.settrace(self.trace_dispatch)

    def set_continue(self):
        """Stops at breakpoints only; traces no more if there are none."""
        self._set_stopinfo(self.botframe, None, _NEVER)
        if self.breaks:
            return
        sys.settrace(None)
        for frame in _outwards(sys._getframe().f_back):
            if frame is self.botframe:
                break
            del frame.f_trace

    def set_quit(self):
        """Ends the program."""
        self._set_stopinfo(self.botframe, None)
        self.quitting = 1
        sys.settrace(None)

    # Breakpoints. These give None, or a text that says what is wrong.

    def set_break(self, filename, lineno, temporary=0, cond=None, funcname=None):
        """Makes a breakpoint. cond: an expression that must be true; funcname: the function whose first line it is."""
        import linecache
        filename = self.canonic(filename)
        if not linecache.getline(filename, lineno):
            return 'Line %s:%d does not exist' % (filename, lineno)
        lines = self.breaks.setdefault(filename, [])
        if lineno not in lines:
            lines.append(lineno)
        Breakpoint(filename, lineno, temporary, cond, funcname)

    def _prune_breaks(self, filename, lineno):
        # Forgets a line of which the last breakpoint went, and a file of which the last line went.
        lines = self.breaks[filename]
        if (filename, lineno) not in Breakpoint.bplist:
            lines.remove(lineno)
        if not lines:
            del self.breaks[filename]

    def clear_break(self, filename, lineno):
        """Removes the breakpoints in a line."""
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return 'There are no breakpoints in %s' % filename
        if lineno not in self.breaks[filename]:
            return 'There is no breakpoint at %s:%d' % (filename, lineno)
        for point in Breakpoint.bplist[filename, lineno][:]:
            point.deleteMe()
        self._prune_breaks(filename, lineno)

    def clear_bpbynumber(self, arg):
        """Removes the breakpoint with a number."""
        try:
            number = int(arg)
        except (TypeError, ValueError):
            return 'Non-numeric breakpoint number (%s)' % arg
        try:
            point = Breakpoint.bpbynumber[number]
        except IndexError:
            return 'Breakpoint number (%d) out of range' % number
        if not point:
            return 'Breakpoint (%d) already deleted' % number
        point.deleteMe()
        self._prune_breaks(point.file, point.line)

    def clear_all_file_breaks(self, filename):
        """Removes the breakpoints in a file."""
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return 'There are no breakpoints in %s' % filename
        for lineno in self.breaks.pop(filename):
            for point in Breakpoint.bplist[filename, lineno][:]:
                point.deleteMe()

    def clear_all_breaks(self):
        """Removes all breakpoints."""
        if not self.breaks:
            return 'There are no breakpoints'
        for point in Breakpoint.bpbynumber:
            if point:
                point.deleteMe()
        self.breaks = {}

    def get_break(self, filename, lineno):
        """Whether there is a breakpoint in a line."""
        return lineno in self.get_file_breaks(filename)

    def get_breaks(self, filename, lineno):
        """The breakpoints in a line."""
        filename = self.canonic(filename)
        return self.get_break(filename, lineno) and Breakpoint.bplist[filename, lineno] or []

    def get_file_breaks(self, filename):
        """The lines of a file that have breakpoints."""
        return self.breaks.get(self.canonic(filename), [])

    def get_all_breaks(self):
        """The lines that have breakpoints, by file."""
        return self.breaks

    # The stack, for showing it.

    def get_stack(self, f, t):
        """The stack as pairs (frame, line): the frame f with its callers, and the traceback t. With f's index."""
        if t and t.tb_frame is f:
            t = t.tb_next
        callers = []
        for frame in _outwards(f):
            callers.insert(0, (frame, frame.f_lineno))
            if frame is self.botframe:
                break
        stack = callers[:]
        while t:
            stack.append((t.tb_frame, t.tb_lineno))
            t = t.tb_next
        return stack, max(0, len(stack if f is None else callers) - 1)

    def format_stack_entry(self, frame_lineno, lprefix=': '):
        """The text of an item of get_stack(): place, function, arguments and result; after lprefix, the line."""
        import linecache
        import repr
        frame, lineno = frame_lineno
        filename = self.canonic(frame.f_code.co_filename)
        local = frame.f_locals
        args = repr.repr(local['__args__']) if local.get('__args__') else '()'
        returned = '->' + repr.repr(local['__return__']) if '__return__' in local else ''
        line = linecache.getline(filename, lineno, frame.f_globals)
        return '%s(%r)%s%s%s%s' % (filename, lineno, frame.f_code.co_name or '<lambda>', args, returned,
                                   lprefix + line.strip() if line else '')

    # Running code.

    # The frame of run() is where a program that is done step by step ends up, so nothing stands between.

    def run(self, cmd, globals=None, locals=None):
        """Debugs a statement: a text or a code object, in __main__ unless a namespace is given."""
        globals, locals = _namespaces(globals, locals)
        cmd = _source(cmd)
        self._begin()
        try:
            exec cmd in globals, locals
        except BdbQuit:
            pass
        finally:
            self.quitting = 1
            sys.settrace(None)

    def runeval(self, expr, globals=None, locals=None):
        """Debugs an expression, and gives its value."""
        globals, locals = _namespaces(globals, locals)
        return self.runcall(eval, _source(expr), globals, locals)

    def runctx(self, cmd, globals, locals):
        """run() with its namespaces."""
        self.run(cmd, globals, locals)

    def runcall(self, func, *args, **kwds):
        """Debugs a call, and gives its result."""
        self._begin()
        try:
            return func(*args, **kwds)
        except BdbQuit:
            pass
        finally:
            self.quitting = 1
            sys.settrace(None)

    def _begin(self):
        self.reset()
        sys.settrace(self.trace_dispatch)


def _outwards(frame):
    # The frame and those that called it.
    while frame:
        yield frame
        frame = frame.f_back


def _namespaces(globals, locals):
    if globals is None:
        import __main__
        globals = __main__.__dict__
    return globals, globals if locals is None else locals


def _source(code):
    # A code object as it is, a text with the line end that old compilers want.
    return code if hasattr(code, 'co_code') else code + '\n'


def set_trace():
    """Begins to debug the caller."""
    Bdb().set_trace(sys._getframe().f_back)


class Breakpoint:
    """A place where the program stops. All breakpoints are found by number and, as lists, by (file, line)."""

    next = 1
    bplist = {}
    # The place of a breakpoint that was removed is None.
    bpbynumber = [None]

    def __init__(self, file, line, temporary=0, cond=None, funcname=None):
        """file: as Bdb.canonic() gives it."""
        self.file = file
        self.line = line
        self.temporary = temporary
        self.cond = cond
        self.funcname = funcname
        # Of a function's breakpoint, the line that is done first.
        self.func_first_executable_line = None
        self.enabled = 1
        # How often it is to be passed without a stop, and how often it was reached.
        self.ignore = self.hits = 0
        self.number = Breakpoint.next
        Breakpoint.next += 1
        self.bpbynumber.append(self)
        self.bplist.setdefault((file, line), []).append(self)

    def deleteMe(self):
        """Removes the breakpoint from the lists."""
        place = self.file, self.line
        self.bpbynumber[self.number] = None
        self.bplist[place].remove(self)
        if not self.bplist[place]:
            del self.bplist[place]

    def enable(self):
        """Lets the program stop here."""
        self.enabled = 1

    def disable(self):
        """Lets the program not stop here."""
        self.enabled = 0

    def bpprint(self, out=None):
        """Writes what there is to know, in one line and one more for each thing that is not as usual."""
        lines = ['%-4dbreakpoint   %s %s   at %s:%d' % (self.number, 'del ' if self.temporary else 'keep',
                                                        'yes' if self.enabled else 'no ', self.file, self.line)]
        if self.cond:
            lines.append('\tstop only if %s' % (self.cond,))
        if self.ignore:
            lines.append('\tignore next %d hits' % self.ignore)
        if self.hits:
            lines.append('\tbreakpoint already hit %d time%s' % (self.hits, 's' if self.hits > 1 else ''))
        print >>out or sys.stdout, '\n'.join(lines)


def checkfuncname(b, frame):
    """Whether the frame is at the breakpoint b, and not only in a line that the breakpoint of a function begins."""
    if not b.funcname:
        return b.line == frame.f_lineno
    if b.funcname != frame.f_code.co_name:
        return False
    if not b.func_first_executable_line:
        b.func_first_executable_line = frame.f_lineno
    return b.func_first_executable_line == frame.f_lineno


def effective(file, line, frame):
    """The breakpoint that stops the program in a line, and whether it may be removed if it is temporary; else Nones.

    Counts hits and what is to be ignored. A condition that fails with an exception is a reason to stop."""
    for point in Breakpoint.bplist[file, line]:
        if not point.enabled or not checkfuncname(point, frame):
            continue
        point.hits += 1
        try:
            wanted = not point.cond or eval(point.cond, frame.f_globals, frame.f_locals)
        except:
            return point, 0
        if not wanted:
            continue
        if not point.ignore:
            return point, 1
        point.ignore -= 1
    return None, None
