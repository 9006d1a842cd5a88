# SPDX-License-Identifier: MIT
"""Follows a program line by line: shows lines as they run, counts them for listings of what ran and what did not, or
notes which functions were called, and by whom.

    tracer = trace.Trace(ignoredirs=[sys.prefix], trace=0)
    tracer.run('main()')
    tracer.results().write_results(show_missing=True, coverdir='.')

As a command: python -m trace --count PROGRAM [ARGUMENTS]; --help shows all options."""
import cPickle as pickle
import dis
import inspect
import linecache
import os
import re
import sys
import threading
import time
import token
import tokenize

PRAGMA_NOCOVER = '#pragma NO COVER'
rx_blank = re.compile(r'^\s*(#.*)?$')
_library = os.path.dirname(os.path.abspath(os.__file__))


# Frames of these two show in what is recorded of a run, as those of `Trace` do.

def _settrace(func):
    threading.settrace(func)
    sys.settrace(func)


def _unsettrace():
    sys.settrace(None)
    threading.settrace(None)


class Ignore:
    """What is not traced: modules by name, those of packages included, and folders with all that is in them."""

    def __init__(self, modules=None, dirs=None):
        self._mods = modules or []
        self._dirs = map(os.path.normpath, dirs or [])
        # Python's library belongs to its prefix, wherever it is.
        if sys.prefix in self._dirs or sys.exec_prefix in self._dirs:
            self._dirs.append(_library)
        # Name of a module -> 1 if it is ignored. The first file of a name decides for all.
        self._ignore = {'<string>': 1}

    def names(self, filename, modulename):
        """1 for a module that is ignored, else 0. One without a file is builtin, and ignored."""
        known = self._ignore.get(modulename)
        if known is None:
            known = self._ignore[modulename] = int(self._names(filename, modulename))
        return known

    def _names(self, filename, modulename):
        return (any((modulename + '.').startswith(mod + '.') for mod in self._mods) or filename is None
                or any(filename.startswith(folder + os.sep) for folder in self._dirs))


def modname(path):
    """The name of the module in a file, without its packages."""
    return os.path.splitext(os.path.basename(path))[0]


def fullmodname(path):
    """The name of the module in a file with its packages, as far as the longest matching entry of sys.path tells."""
    longest = ''
    for folder in map(os.path.normcase, sys.path):
        if len(folder) > len(longest) and os.path.normcase(path).startswith(folder + os.sep):
            longest = folder
    inside = path[len(longest) + 1:] if longest else path
    inside = os.path.splitdrive(inside)[1].replace(os.sep, '.')
    if os.altsep:
        inside = inside.replace(os.altsep, '.')
    return os.path.splitext(inside)[0].lstrip('.')


# --- Results

class CoverageResults:
    """What a run has shown.

    counts: how often lines ran, {(file, line): count}. calledfuncs: {(file, module, function): 1}.
    callers: {(caller, called): 1}, both as in calledfuncs.
    infile: a file whose counts are added at once. outfile: where write_results() keeps all counts. What cannot be read
    or written is told on standard error."""

    def __init__(self, counts=None, calledfuncs=None, infile=None, callers=None, outfile=None):
        self.counts = {} if counts is None else counts
        self.counter = self.counts.copy()
        self.calledfuncs = {} if calledfuncs is None else calledfuncs
        self.callers = {} if callers is None else callers
        self.infile = infile
        self.outfile = outfile
        if infile:
            self._add_file()

    def _add_file(self):
        try:
            with open(self.infile, 'rb') as f:
                counts, calledfuncs, callers = pickle.load(f)
            self.update(self.__class__(counts, calledfuncs, callers=callers))
        except (IOError, EOFError, ValueError) as e:
            print >>sys.stderr, 'Skipping counts file %r: %s' % (self.infile, e)

    def update(self, other):
        """Adds the results of another run."""
        for key, count in other.counts.iteritems():
            self.counts[key] = self.counts.get(key, 0) + count
        self.calledfuncs.update(dict.fromkeys(other.calledfuncs, 1))
        self.callers.update(dict.fromkeys(other.callers, 1))

    def write_results(self, show_missing=True, summary=False, coverdir=None):
        """Prints the functions that were called, and from where; writes a listing NAME.cover of each file with counts.

        show_missing: marks lines that did not run. summary: prints for each file how much of it ran. coverdir: the
        folder for the listings, which then have the whole name of the module; None puts each beside its file."""
        self._print_functions()
        self._print_callers()
        self._write_listings(show_missing, summary, coverdir)
        if self.outfile:
            try:
                with open(self.outfile, 'wb') as f:
                    pickle.dump((self.counts, self.calledfuncs, self.callers), f, 1)
            except IOError as e:
                print >>sys.stderr, "Can't save counts files because %s" % e

    def _print_functions(self):
        if self.calledfuncs:
            print
            print 'functions called:'
            for called in sorted(self.calledfuncs):
                print 'filename: %s, modulename: %s, funcname: %s' % called

    def _print_callers(self):
        if not self.callers:
            return
        print
        print 'calling relationships:'
        file_of_callers = file_of_called = ''
        for caller, called in sorted(self.callers):
            if caller[0] != file_of_callers:
                print
                print '***', caller[0], '***'
                file_of_callers, file_of_called = caller[0], ''
            if called[0] not in (caller[0], file_of_called):
                print '  -->', called[0]
                file_of_called = called[0]
            print '    %s.%s -> %s.%s' % (caller[1:] + called[1:])

    def _write_listings(self, show_missing, summary, coverdir):
        files = {}
        for (filename, lineno), count in self.counts.iteritems():
            files.setdefault(filename, {})[lineno] = count
        sums = []
        for filename, lines_hit in files.iteritems():
            # Code of a string or of an example has no file.
            if filename == '<string>' or filename.startswith('<doctest '):
                continue
            if filename.endswith(('.pyc', '.pyo')):
                filename = filename[:-1]
            if coverdir is None:
                folder, name = os.path.dirname(os.path.abspath(filename)), modname(filename)
            else:
                folder, name = coverdir, fullmodname(filename)
                if not os.path.exists(folder):
                    os.makedirs(folder)
            executable = find_executable_linenos(filename) if show_missing else {}
            n_hits, n_lines = self.write_results_file(os.path.join(folder, name + '.cover'),
                                                      linecache.getlines(filename), executable, lines_hit)
            if n_lines:
                sums.append((name, n_lines, 100 * n_hits // n_lines, filename))
        if summary and sums:
            print 'lines   cov%   module   (path)'
            for name, n_lines, percent, filename in sorted(sums):
                print '%5d   %3d%%   %s   (%s)' % (n_lines, percent, name, filename)

    def write_results_file(self, path, lines, lnotab, lines_hit):
        """Writes a listing: each line behind how often it ran, or behind a mark if it is one of `lnotab` (lines with
        code) and did not. Gives how many lines ran, and how many of them have code; (0, 0) and a message on standard
        error if the file cannot be written."""
        try:
            listing = open(path, 'w')
        except IOError as e:
            print >>sys.stderr, 'trace: Could not open %r for writing: %s - skipping' % (path, e)
            return 0, 0
        n_hits = n_lines = 0
        with listing:
            for lineno, line in enumerate(lines, 1):
                mark = '       '
                if lineno in lines_hit:
                    mark = '%5d: ' % lines_hit[lineno]
                    n_hits += 1
                    n_lines += 1
                elif lineno in lnotab and not rx_blank.match(line) and PRAGMA_NOCOVER not in line:
                    mark = '>>>>>> '
                    n_lines += 1
                listing.write(mark + line.expandtabs(8))
        return n_hits, n_lines


# --- Lines that have code

def find_lines_from_code(code, strs):
    """{line: 1} for the lines of a code object, but for those in `strs`."""
    return dict.fromkeys([lineno for _, lineno in dis.findlinestarts(code) if lineno not in strs], 1)


def find_lines(code, strs):
    """The same for a code object and all inside it."""
    found = find_lines_from_code(code, strs)
    for const in code.co_consts:
        if inspect.iscode(const):
            found.update(find_lines(const, strs))
    return found


def find_strings(filename):
    """{line: 1} for the lines where a documentation string may be: at the start of a file or a block."""
    found = {}
    last = token.INDENT
    with open(filename) as f:
        for kind, _, (first, _), (end, _), _ in tokenize.generate_tokens(f.readline):
            if kind == token.STRING and last == token.INDENT:
                found.update(dict.fromkeys(range(first, end + 1), 1))
            last = kind
    return found


def find_executable_linenos(filename):
    """{line: 1} for the lines of a source file that have code. A file that cannot be read has none, and standard error
    tells; SyntaxError for one that is no Python."""
    try:
        with open(filename, 'rU') as f:
            source = f.read()
    except IOError as e:
        print >>sys.stderr, 'Not printing coverage data for %r: %s' % (filename, e)
        return {}
    return find_lines(compile(source, filename, 'exec'), find_strings(filename))


# --- Tracing

class Trace:
    """Runs code and notes what it does.

    count: counts the lines that run. trace: prints each line before it runs. countfuncs: notes the functions called,
    and nothing else. countcallers: notes who called whom, and nothing else.
    ignoremods, ignoredirs: names of modules, and folders, that are left out.
    infile, outfile: as for CoverageResults. timing: printed lines begin with the seconds since now."""

    def __init__(self, count=1, trace=1, countfuncs=0, countcallers=0, ignoremods=(), ignoredirs=(), infile=None,
                 outfile=None, timing=False):
        self.infile = infile
        self.outfile = outfile
        self.ignore = Ignore(ignoremods, ignoredirs)
        self.counts = {}
        self.donothing = 0
        self.trace = trace
        self.start_time = time.time() if timing else None
        self._calledfuncs = {}
        self._callers = {}
        # Code -> the class whose method it is, or None.
        self._caller_cache = {}
        if countcallers:
            self.globaltrace = self.globaltrace_trackcallers
        elif countfuncs:
            self.globaltrace = self.globaltrace_countfuncs
        elif trace or count:
            self.globaltrace = self.globaltrace_lt
            if trace and count:
                self.localtrace = self.localtrace_trace_and_count
            else:
                self.localtrace = self.localtrace_trace if trace else self.localtrace_count
        else:
            self.donothing = 1

    def run(self, cmd):
        """Runs a statement in __main__, this thread and those that it starts traced."""
        import __main__
        names = __main__.__dict__
        self.runctx(cmd, names, names)

    def runctx(self, cmd, globals=None, locals=None):
        """The same with dictionaries for the names; by default, empty ones."""
        if globals is None:
            globals = {}
        if locals is None:
            locals = {}
        if not self.donothing:
            _settrace(self.globaltrace)
        try:
            exec cmd in globals, locals
        finally:
            if not self.donothing:
                _unsettrace()

    def runfunc(self, func, *args, **kw):
        """Calls a function, this thread traced, and gives what it gives."""
        if not self.donothing:
            sys.settrace(self.globaltrace)
        try:
            return func(*args, **kw)
        finally:
            if not self.donothing:
                sys.settrace(None)

    def results(self):
        """What was noted until now, as CoverageResults."""
        return CoverageResults(self.counts, self._calledfuncs, self.infile, self._callers, self.outfile)

    def file_module_function_of(self, frame):
        """(file, module, function) of what runs in a frame; the function of a method begins with its class."""
        code = frame.f_code
        if code not in self._caller_cache:
            self._caller_cache[code] = _class_of(frame)
        owner = self._caller_cache[code]
        name = code.co_name if owner is None else '%s.%s' % (owner, code.co_name)
        return code.co_filename, modname(code.co_filename), name

    def globaltrace_trackcallers(self, frame, why, arg):
        """For sys.settrace(): notes who calls whom."""
        if why == 'call':
            called = self.file_module_function_of(frame)
            self._callers[self.file_module_function_of(frame.f_back), called] = 1

    def globaltrace_countfuncs(self, frame, why, arg):
        """For sys.settrace(): notes which functions are called."""
        if why == 'call':
            self._calledfuncs[self.file_module_function_of(frame)] = 1

    def globaltrace_lt(self, frame, why, arg):
        """For sys.settrace(): gives what follows the lines of a function, None for one that is ignored."""
        filename = frame.f_globals.get('__file__')
        if why != 'call' or not filename:
            return None
        name = modname(filename)
        if self.ignore.names(filename, name):
            return None
        if self.trace:
            print ' --- modulename: %s, funcname: %s' % (name, frame.f_code.co_name)
        return self.localtrace

    def localtrace_trace_and_count(self, frame, why, arg):
        if why == 'line':
            self._count(frame)
            self._show(frame)
        return self.localtrace

    def localtrace_trace(self, frame, why, arg):
        if why == 'line':
            self._show(frame)
        return self.localtrace

    def localtrace_count(self, frame, why, arg):
        if why == 'line':
            self._count(frame)
        return self.localtrace

    def _count(self, frame):
        key = frame.f_code.co_filename, frame.f_lineno
        self.counts[key] = self.counts.get(key, 0) + 1

    def _show(self, frame):
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
        if self.start_time:
            print '%.2f' % (time.time() - self.start_time),
        # The line brings its own end.
        print '%s(%d): %s' % (os.path.basename(filename), lineno, linecache.getline(filename, lineno)),


def _class_of(frame):
    # The name of the class whose method runs in a frame: the one of its first argument, or a base, that has a function
    # with this code. None for a function that the module has, too.
    code = frame.f_code
    if not code.co_argcount or code.co_varnames[0] not in frame.f_locals:
        return None

    def has_it(names):
        return any(inspect.isfunction(value) and value.func_code is code for value in names.values())

    if has_it(frame.f_globals):
        return None
    first = frame.f_locals[code.co_varnames[0]]
    cls = first.__class__ if type(first).__name__ == 'instance' else type(first)
    for base in inspect.getmro(cls):
        if has_it(vars(base)):
            return base.__name__
    return None


# --- The command

def usage(outfile):
    """Writes how the command is used."""
    outfile.write('''Usage: %s [OPTIONS] PROGRAM [ARGUMENTS]

Runs a Python program and notes what it does. One of these says what:
-t, --trace           Print each line before it runs.
-c, --count           Count how often each line runs, and write listings with the
                      counts, MODULE.cover, beside the files of the modules.
-l, --listfuncs       Print the functions that were called, at the end.
-T, --trackcalls      Print who called whom, at the end.
-r, --report          Run nothing: write the listings of the counts that --file names.

Changes to that:
-f, --file=FILE       Add the counts of earlier runs in FILE, and keep all of them there.
-R, --no-report       Write no listings, print no functions.
-C, --coverdir=DIR    Folder for the listings: DIR/PACKAGE.MODULE.cover.
-m, --missing         Mark lines that did not run with '>>>>>> '.
-s, --summary         Print how much of each file ran (with --count or --report).
-g, --timing          Begin each printed line with the seconds since the start.

What is left out; may be given several times:
--ignore-module=MODS  Modules, those in packages included, with commas between them.
--ignore-dir=DIRS     Folders, with %r between them; $prefix and $exec_prefix
                      stand for those of Python's library.

--help                Print this.
--version             Print the version.
''' % (sys.argv[0], os.pathsep))


def _err_exit(msg):
    sys.stderr.write('%s: %s\n' % (sys.argv[0], msg))
    sys.exit(1)


_switches = {
    '-t': 'trace', '--trace': 'trace', '-c': 'count', '--count': 'count', '-r': 'report', '--report': 'report',
    '-l': 'listfuncs', '--listfuncs': 'listfuncs', '-T': 'trackcalls', '--trackcalls': 'trackcalls',
    '-R': 'no_report', '--no-report': 'no_report', '-m': 'missing', '--missing': 'missing',
    '-s': 'summary', '--summary': 'summary', '-g': 'timing', '--timing': 'timing',
}


def _options(argv):
    # The options of a command line as a dictionary, and what stands behind them. Ends the program for --help, --version
    # and what makes no sense.
    import getopt
    try:
        given, rest = getopt.getopt(argv[1:], 'tcrRf:msC:lTg', [
            'help', 'version', 'trace', 'count', 'report', 'no-report', 'summary', 'file=', 'missing', 'ignore-module=',
            'ignore-dir=', 'coverdir=', 'listfuncs', 'trackcalls', 'timing'])
    except getopt.error as e:
        sys.stderr.write("%s: %s\nTry `%s --help' for more information\n" % (sys.argv[0], e, sys.argv[0]))
        sys.exit(1)
    found = dict.fromkeys(_switches.values(), False)
    found.update(file=None, coverdir=None, modules=[], folders=[])
    for option, value in given:
        if option == '--help':
            usage(sys.stdout)
            sys.exit(0)
        elif option == '--version':
            sys.stdout.write('trace 2.0\n')
            sys.exit(0)
        elif option in _switches:
            found[_switches[option]] = True
        elif option in ('-f', '--file'):
            found['file'] = value
        elif option in ('-C', '--coverdir'):
            found['coverdir'] = value
        elif option == '--ignore-module':
            found['modules'] += [name.strip() for name in value.split(',')]
        elif option == '--ignore-dir':
            for folder in map(os.path.expandvars, value.split(os.pathsep)):
                for variable in '$prefix', '$exec_prefix':
                    folder = folder.replace(variable, _library)
                found['folders'].append(os.path.normpath(folder))
    if found['listfuncs'] and (found['count'] or found['trace']):
        _err_exit('cannot specify both --listfuncs and (--trace or --count)')
    if not any(found[what] for what in ('count', 'trace', 'report', 'listfuncs', 'trackcalls')):
        _err_exit('must specify one of --trace, --count, --report, --listfuncs, or --trackcalls')
    if found['report'] and not found['file']:
        _err_exit('--report requires a --file')
    if not found['report'] and not rest:
        _err_exit('missing name of file to run')
    return found, rest


def main(argv=None):
    """The command, with its arguments; by default those of the program."""
    options, rest = _options(sys.argv if argv is None else argv)
    if options['report']:
        results = CoverageResults(infile=options['file'], outfile=options['file'])
        results.write_results(options['missing'], summary=options['summary'], coverdir=options['coverdir'])
        return
    sys.argv = rest
    path = rest[0]
    sys.path[0] = os.path.split(path)[0]
    tracer = Trace(options['count'], options['trace'], options['listfuncs'], options['trackcalls'], options['modules'],
                   options['folders'], options['file'], options['file'], options['timing'])
    try:
        with open(path) as f:
            code = compile(f.read(), path, 'exec')
        names = {'__file__': path, '__name__': '__main__', '__package__': None, '__cached__': None}
        tracer.runctx(code, names, names)
    except IOError as e:
        _err_exit('Cannot run file %r because: %s' % (path, e))
    except SystemExit:
        # The program has ended; its results are still wanted.
        pass
    results = tracer.results()
    if not options['no_report']:
        results.write_results(options['missing'], summary=options['summary'], coverdir=options['coverdir'])


if __name__ == '__main__':
    main()
