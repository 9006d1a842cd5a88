# SPDX-License-Identifier: MIT
"""Reports of what profile and cProfile have measured.

    import pstats
    pstats.Stats('program.prof').strip_dirs().sort_stats('cumulative').print_stats(20)

A function is (file, line, name). Of each is known: how often it was called while it did not run already, how often in all,
the seconds in it alone, those with what it called, and who called it: as often (profile), or the same four (cProfile)."""
import marshal
import os
import re
import sys

__all__ = ["Stats"]

# Places in what a report is sorted by: the first four numbers of a function, its name's parts, and its name as shown.
_PCALLS, _CALLS, _OWN, _ALL, _FILE, _LINE, _NAME, _SHOWN = range(8)


class Stats:
    """What was measured, of files or objects of profile and cProfile, and the reports of it.

    Methods give the object itself, for the next call. stream: where reports go, sys.stdout by default.

    Restrictions of reports: a number of lines, a part of them (0.1: a tenth), or a regular expression for names."""

    sort_arg_dict_default = {
        "calls": (((_CALLS, -1),), "call count"),
        "ncalls": (((_CALLS, -1),), "call count"),
        "pcalls": (((_PCALLS, -1),), "primitive call count"),
        "time": (((_OWN, -1),), "internal time"),
        "tottime": (((_OWN, -1),), "internal time"),
        "cumulative": (((_ALL, -1),), "cumulative time"),
        "cumtime": (((_ALL, -1),), "cumulative time"),
        "file": (((_FILE, 1),), "file name"),
        "filename": (((_FILE, 1),), "file name"),
        "module": (((_FILE, 1),), "file name"),
        "line": (((_LINE, 1),), "line number"),
        "name": (((_NAME, 1),), "function name"),
        "nfl": (((_NAME, 1), (_FILE, 1), (_LINE, 1)), "name/file/line"),
        "stdname": (((_SHOWN, 1),), "standard name"),
    }
    # What numbers mean, as they did at first.
    _numbered = {-1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}

    def __init__(self, *args, **kwds):
        self.stream = kwds.pop("stream", sys.stdout)
        if kwds:
            raise ValueError("unrecognized keyword args: " + ', '.join(["%s=%s" % item for item in sorted(kwds.items())]))
        self.init(args[0] if args else None)
        self.add(*args[1:])

    def init(self, arg):
        """Forgets all, and loads what `arg` has."""
        self.all_callees = None
        self.files = []
        self.fcn_list = None
        self.total_calls = self.prim_calls = self.max_name_len = 0
        self.total_tt = 0
        self.top_level = {}
        self.stats = {}
        self.sort_arg_dict = {}
        self.load_stats(arg)
        self.get_top_level_stats()

    def load_stats(self, arg):
        """Loads a file, or takes what a profiler has."""
        if not arg:
            return
        if isinstance(arg, basestring):
            with open(arg, 'rb') as f:
                self.stats = marshal.load(f)
            import time
            self.files = ["%s    %s" % (time.ctime(os.stat(arg).st_mtime), arg)]
        elif hasattr(arg, 'create_stats'):
            arg.create_stats()
            self.stats, arg.stats = arg.stats, {}
        if not self.stats:
            raise TypeError("Cannot create or construct a %r object from %r" % (self.__class__, arg))

    def get_top_level_stats(self):
        """Counts what is loaded together."""
        for func, (primitive, calls, own, _, callers) in self.stats.iteritems():
            self.prim_calls += primitive
            self.total_calls += calls
            self.total_tt += own
            if ("jprofile", 0, "profiler") in callers:
                self.top_level[func] = None
            self.max_name_len = max(self.max_name_len, len(func_std_string(func)))

    def add(self, *arg_list):
        """Adds what others have measured."""
        # The last one first, as the files are listed.
        for other in reversed(arg_list):
            if not isinstance(other, Stats):
                other = Stats(other)
            for sum_ in 'files', 'total_calls', 'prim_calls', 'total_tt':
                setattr(self, sum_, getattr(self, sum_) + getattr(other, sum_))
            self.top_level.update(other.top_level)
            self.max_name_len = max(self.max_name_len, other.max_name_len)
            self.fcn_list = None
            for func, stat in other.stats.iteritems():
                self.stats[func] = add_func_stats(self.stats.get(func, (0, 0, 0, 0, {})), stat)
        return self

    def dump_stats(self, filename):
        """Writes a file that Stats() can load."""
        with open(filename, 'wb') as f:
            marshal.dump(self.stats, f)

    def get_sort_arg_defs(self):
        """What sort_stats() knows, beginnings of words included that can mean one thing only."""
        if not self.sort_arg_dict:
            meanings = {}
            for word, meaning in self.sort_arg_dict_default.iteritems():
                for end in range(1, len(word) + 1):
                    meanings.setdefault(word[:end], set()).add(meaning)
            self.sort_arg_dict = dict([(word, only) for word, (only,) in
                                       [item for item in meanings.iteritems() if len(item[1]) == 1]])
            self.sort_arg_dict.update(self.sort_arg_dict_default)
        return self.sort_arg_dict

    def sort_stats(self, *field):
        """Sets the order of reports: by names of columns, the most important first. KeyError for an unknown one."""
        if not field:
            self.fcn_list = None
            return self
        if len(field) == 1 and isinstance(field[0], (int, long)):
            field = [self._numbered[field[0]]]
        known = self.get_sort_arg_defs()
        chosen = [known[word] for word in field]
        rows = [stat[:4] + func + (func_std_string(func), func) for func, stat in self.stats.iteritems()]
        for places, _ in reversed(chosen):
            for place, direction in reversed(places):
                rows.sort(key=lambda row: row[place], reverse=direction < 0)
        self.sort_type = ", ".join([title for _, title in chosen])
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        """Turns the order of reports round."""
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        """Leaves the folders of files out; functions that are the same then are counted together."""
        stripped = {}
        for func, (primitive, calls, own, all_, callers) in self.stats.iteritems():
            short = {}
            for caller, calls_of in callers.iteritems():
                short = add_callers(short, {func_strip_path(caller): calls_of})
            name = func_strip_path(func)
            stat = primitive, calls, own, all_, short
            stripped[name] = add_func_stats(stripped[name], stat) if name in stripped else stat
        self.stats = stripped
        self.top_level = dict.fromkeys(map(func_strip_path, self.top_level))
        self.max_name_len = max([len(func_std_string(func)) for func in stripped] or [0])
        self.fcn_list = None
        self.all_callees = None
        return self

    def calc_callees(self):
        """Finds out who calls whom, from who was called by whom."""
        if self.all_callees:
            return
        self.all_callees = callees = {}
        for func, stat in self.stats.iteritems():
            callees.setdefault(func, {})
            for caller, calls in stat[4].iteritems():
                callees.setdefault(caller, {})[func] = calls

    # Reports.

    def eval_print_amount(self, sel, list, msg):
        """What a restriction leaves of a list of functions, and the message with a line about it."""
        left = list
        if isinstance(sel, basestring):
            try:
                search = re.compile(sel).search
            except re.error:
                return list, msg + "   <Invalid regular expression %r>\n" % sel
            left = [func for func in list if search(func_std_string(func))]
        elif isinstance(sel, float) and 0.0 <= sel < 1.0:
            left = list[:int(len(list) * sel + .5)]
        elif isinstance(sel, (int, long)) and 0 <= sel < len(list):
            left = list[:sel]
        if len(left) != len(list):
            msg += "   List reduced from %r to %r due to restriction <%r>\n" % (len(list), len(left), sel)
        return left, msg

    def get_print_list(self, sel_list):
        """The room for names, and the functions of a report. Prints what they are, unless there are none."""
        if self.fcn_list:
            funcs, msg = self.fcn_list[:], "   Ordered by: %s\n" % self.sort_type
        else:
            funcs, msg = self.stats.keys(), "   Random listing order was used\n"
        for selection in sel_list:
            funcs, msg = self.eval_print_amount(selection, funcs, msg)
        if not funcs:
            return 0, funcs
        print >> self.stream, msg
        width = self.max_name_len
        if len(funcs) < len(self.stats):
            width = max([len(func_std_string(func)) for func in funcs])
        return width + 2, funcs

    def print_stats(self, *amount):
        """Prints a line for each function, with restrictions."""
        out = self.stream
        for filename in self.files:
            print >> out, filename
        if self.files:
            print >> out
        indent = ' ' * 8
        for func in self.top_level:
            print >> out, indent, func_get_function_name(func)
        primitive = "(%d primitive calls) " % self.prim_calls if self.total_calls != self.prim_calls else ""
        print >> out, "%s %s function calls %sin %.3f seconds" % (indent, self.total_calls, primitive, self.total_tt)
        print >> out
        _, funcs = self.get_print_list(amount)
        if funcs:
            self.print_title()
            for func in funcs:
                self.print_line(func)
            print >> out, '\n'
        return self

    def print_title(self):
        """Prints the names of the columns."""
        print >> self.stream, '   ncalls  tottime  percall  cumtime  percall filename:lineno(function)'

    def print_line(self, func):
        """Prints the line of a function."""
        primitive, calls, own, all_, _ = self.stats[func]
        print >> self.stream, _count(primitive, calls).rjust(9), f8(own), _share(own, calls), f8(all_), \
            _share(all_, primitive), func_std_string(func)

    def print_callees(self, *amount):
        """Prints for each function what it called, with restrictions."""
        width, funcs = self.get_print_list(amount)
        if funcs:
            self.calc_callees()
            self._print_calls(width, funcs, "called...", "->", self.all_callees.get)
        return self

    def print_callers(self, *amount):
        """Prints for each function who called it, with restrictions."""
        width, funcs = self.get_print_list(amount)
        if funcs:
            self._print_calls(width, funcs, "was called by...", "<-", lambda func, _: self.stats[func][4])
        return self

    def _print_calls(self, width, funcs, title, arrow, calls_of):
        self.print_call_heading(width, title)
        for func in funcs:
            self.print_call_line(width, func, calls_of(func, {}), arrow)
        print >> self.stream, '\n'

    def print_call_heading(self, name_size, column_title):
        """Prints the names of the columns for calls."""
        print >> self.stream, "Function ".ljust(name_size) + column_title
        if any(isinstance(calls, tuple) for stat in self.stats.itervalues() for calls in stat[4].itervalues()):
            print >> self.stream, ' ' * (name_size + 4) + "ncalls  tottime  cumtime"

    def print_call_line(self, name_size, source, call_dict, arrow='->'):
        """Prints the lines of a function and its calls."""
        out = self.stream
        begin = func_std_string(source).ljust(name_size) + arrow
        if not call_dict:
            print >> out, begin
            return
        for func in sorted(call_dict):
            calls = call_dict[func]
            name = func_std_string(func)
            if isinstance(calls, tuple):
                all_calls, primitive, own, all_ = calls
                shown = '%s %s %s  %s' % (_count(primitive, all_calls).rjust(7), f8(own), f8(all_), name)
            else:
                shown = '%s(%r) %s' % (name, calls, f8(self.stats[func][3]))
            print >> out, begin, shown
            begin = ' ' * len(begin)


def _count(primitive, calls):
    return '%d/%d' % (calls, primitive) if calls != primitive else '%d' % calls


def _share(seconds, calls):
    return f8(seconds / calls) if calls else ' ' * 8


def f8(x):
    """A number of seconds, eight characters wide."""
    return "%8.3f" % x


def func_strip_path(func_name):
    """A function without the folders of its file."""
    filename, line, name = func_name
    return os.path.basename(filename), line, name


def func_get_function_name(func):
    """The name of a function."""
    return func[2]


def func_std_string(func_name):
    """A function as reports show it."""
    filename, line, name = func_name
    if (filename, line) != ('~', 0):
        return "%s:%d(%s)" % func_name
    # What is built in has no file.
    return '{%s}' % name[1:-1] if name.startswith('<') and name.endswith('>') else name


def add_func_stats(target, source):
    """The sum of what is known of a function from two places."""
    return tuple([a + b for a, b in zip(target[:4], source[:4])]) + (add_callers(target[4], source[4]),)


def add_callers(target, source):
    """The sum of two dictionaries of callers."""
    added = dict(target)
    for func, calls in source.iteritems():
        if func not in added:
            added[func] = calls
        elif isinstance(calls, tuple):
            added[func] = tuple([a + b for a, b in zip(calls, added[func])])
        else:
            added[func] += calls
    return added


def count_calls(callers):
    """How often a function was called, by its callers."""
    return sum(callers.itervalues())
