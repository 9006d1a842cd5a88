# Where a program stops: step, next, return, until, continue, quit, breakpoints of all kinds, what is shown of the stack.
import bdb
import os

program = os.path.join(os.path.dirname(os.path.abspath(__file__)), '_program.py')
source = open(program).read()


def short(text):
    return str(text).replace(os.path.dirname(program) + os.sep, '')


class Stops(bdb.Bdb):
    def __init__(self, commands, **options):
        bdb.Bdb.__init__(self, **options)
        self.left = list(commands)

    def stopped(self, kind, frame, extra):
        name = frame.f_code.co_name
        print kind, name, name == 'run' or frame.f_lineno, extra,
        command = self.left.pop(0) if self.left else 'q'
        print command
        if command == 's':
            self.set_step()
        elif command == 'n':
            self.set_next(frame)
        elif command == 'r':
            self.set_return(frame)
        elif command == 'u':
            self.set_until(frame)
        elif command == 'c':
            self.set_continue()
        elif command == 'q':
            self.set_quit()
        elif command == 'w':
            stack, at = self.get_stack(frame, None)
            print at - len(stack),
            print [short(self.format_stack_entry(item)) for item in stack if '_program' in item[0].f_code.co_filename]

    def do_clear(self, arg):
        print 'do_clear', arg
        self.clear_bpbynumber(arg)

    def user_call(self, frame, args):
        self.stopped('call', frame, args)

    def user_line(self, frame):
        self.stopped('line', frame, getattr(self, 'currentbp', 0))

    def user_return(self, frame, value):
        self.stopped('return', frame, value)

    def user_exception(self, frame, info):
        self.stopped('exception', frame, info[0].__name__)


def run(commands, *breaks, **options):
    print '---', commands, breaks, options
    bdb.Breakpoint.next = 1
    bdb.Breakpoint.bplist = {}
    bdb.Breakpoint.bpbynumber = [None]
    debugger = Stops(commands, **options)
    for line, named in breaks:
        error = debugger.set_break(program, line, **named)
        print error and short(error)
    debugger.run(compile(source, program, 'exec'), {'__name__': 'program'})
    print debugger.quitting, debugger.breaks.values(), bdb.Breakpoint.bplist.values() and 'left'
    for point in bdb.Breakpoint.bpbynumber:
        if point:
            point.file = short(point.file)
            point.bpprint()


run('s' * 30)
run('n' * 10)
run('c')
run('sw' * 10)
run('cr' * 20, (4, {}))
run('c' * 20, (4, dict(cond='n==1')), (15, dict(temporary=1)), (10, {}))
run('cncscrcu' * 5, (4, dict(cond='zzz')), (15, {}))
run('cu' * 8, (15, {}))
run('c' * 40, (3, dict(funcname='f')), (99, {}))
run('s' * 10, skip=['prog*'])
run('sssq')
run('nnnr' * 5)
run('ssssr' * 3)
