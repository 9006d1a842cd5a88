# SPDX-License-Identifier: MIT
"""What profile and cProfile have in common: running things, reports, the command."""
import sys


class Reports:
    """Methods of a profiler that has create_stats(), runctx() and `stats`."""

    # Does run() print a report when the statement raises an exception?
    reports_failures = False

    def print_stats(self, sort=-1):
        """Prints a report, sorted as by Stats.sort_stats()."""
        import pstats
        pstats.Stats(self).strip_dirs().sort_stats(sort).print_stats()

    def dump_stats(self, file):
        """Writes what was measured into a file, for pstats."""
        import marshal
        with open(file, 'wb') as f:
            self.create_stats()
            marshal.dump(self.stats, f)

    def run(self, cmd):
        """Runs a statement in __main__. Gives the profiler itself."""
        import __main__
        names = __main__.__dict__
        return self.runctx(cmd, names, names)


def functions(profile):
    """run() and runctx() of a module. profile: gives the class of its profilers."""
    def run(statement, filename=None, sort=-1):
        """Runs a statement in __main__ and prints a report, sorted as by Stats.sort_stats(); into a file if one is
        named."""
        import __main__
        names = __main__.__dict__
        return runctx(statement, names, names, filename, sort)

    def runctx(statement, globals, locals, filename=None, sort=-1):
        """The same as run() with dictionaries for the names."""
        profiler = profile()()

        def report():
            if filename is not None:
                return profiler.dump_stats(filename)
            return profiler.print_stats(sort)

        try:
            profiler.runctx(statement, globals, locals)
        except SystemExit:
            # The program has ended; its report is still wanted.
            pass
        except:
            if profiler.reports_failures:
                report()
            raise
        return report()

    return run, runctx


def help():
    print "See 'The Python Profilers' in the library reference of Python 2.7."


def main(name, run_program):
    """Runs the program that the arguments name. run_program: gets its code, its names, output file and order."""
    import os
    from optparse import OptionParser
    from pstats import Stats
    parser = OptionParser(usage=name + " [-o output_file_path] [-s sort] scriptfile [arg] ...")
    parser.allow_interspersed_args = False
    parser.add_option('-o', '--outfile', dest="outfile", help="Save stats to <outfile>", default=None)
    parser.add_option('-s', '--sort', dest="sort", default=-1, type="choice", choices=sorted(Stats.sort_arg_dict_default),
                      help="Sort order when printing to stdout, based on pstats.Stats class")
    if not sys.argv[1:]:
        parser.print_usage()
        sys.exit(2)
    options, args = parser.parse_args()
    sys.argv[:] = args
    if not args:
        parser.print_usage()
        return parser
    path = args[0]
    sys.path.insert(0, os.path.dirname(path))
    with open(path, 'rb') as f:
        code = compile(f.read(), path, 'exec')
    run_program(code, {'__file__': path, '__name__': '__main__', '__package__': None}, options.outfile, options.sort)
    return parser
