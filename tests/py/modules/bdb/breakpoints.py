# Making, finding and removing breakpoints; what is wrong with arguments; running expressions and calls.
import bdb
import os

program = os.path.join(os.path.dirname(os.path.abspath(__file__)), '_program.py')


def short(text):
    return str(text).replace(os.path.dirname(program) + os.sep, '')


class Quits(bdb.Bdb):
    def user_line(self, frame):
        print 'line', frame.f_code.co_name
        self.set_quit()


class Steps(bdb.Bdb):
    def user_line(self, frame):
        print 'line', frame.f_code.co_name,
        self.set_continue()


base = bdb.Bdb()
print [base.canonic(name) for name in ('<abc>', '/a/../b', '/x>')], bdb.Bdb().canonic('rel') == os.path.abspath('rel')
print sorted(vars(base).items()), sorted(vars(bdb.Bdb(iter(['a', 'b']))).items())
print base.clear_break('/x', 5), base.clear_all_file_breaks('/x'), base.clear_all_breaks()
for arg in ('a', None, '77', 99, ''):
    print base.clear_bpbynumber(arg)
for args in ((3,), (3,), (4, 1), (5, 0, 'cond')):
    print base.set_break(program, *args),
print base.set_break('/nope', 1), short(base.set_break(program, 99))
print len(base.get_breaks(program, 3)), base.get_break(program, 4), base.get_break(program, 6), base.get_breaks('/x', 3)
print base.get_file_breaks(program), base.get_file_breaks('/x'), base.get_all_breaks() == {program: [3, 4, 5]}
print short(base.clear_break(program, 6)), base.clear_break(program, 3), base.get_file_breaks(program)
print base.clear_bpbynumber('3'), base.clear_bpbynumber(3), base.clear_bpbynumber(1), base.get_file_breaks(program)
print base.clear_all_file_breaks(program), base.breaks, base.set_break(program, 3), base.clear_all_breaks(), base.breaks
print bdb.Breakpoint.bplist, bdb.Breakpoint.bpbynumber

point = bdb.Breakpoint('/q', 3, 1, 'c', 'name')
print sorted(vars(point).items())
point.bpprint()
point.disable()
point.hits = 1
point.ignore = 3
point.bpprint()
point.hits = 2
point.enable()
point.bpprint()
point.deleteMe()
print bdb.Breakpoint.bplist

for cls in (Quits, Steps):
    debugger = cls()
    print debugger.runeval('1+1'), debugger.runcall(lambda *args, **named: (args, named), 1, b=2),
    print debugger.runctx('x=1', {}, {}), debugger.run('y=1')
for call in (lambda: base.do_clear(1), lambda: base.is_skipped_module('x'), lambda: base.run('1/0')):
    try:
        call()
    except (NotImplementedError, TypeError, ZeroDivisionError) as error:
        print type(error).__name__, error
print bdb.Bdb(['a.*']).is_skipped_module('a.b'), bdb.Bdb(['a.*']).is_skipped_module('b.a'), repr(bdb.BdbQuit('x'))
print base.user_call(1, 2), base.user_line(1), base.user_return(1, 2)


class Frame:
    class f_code:
        co_name = 'name'
        co_filename = program
    f_lineno = 2
    f_locals = {'__args__': (1, 2)}
    f_globals = {}


print short(base.format_stack_entry((Frame, 2))), short(base.format_stack_entry((Frame, 99), ' | '))
Frame.f_locals = {'__return__': 'r' * 200}
Frame.f_code.co_name = ''
print short(base.format_stack_entry((Frame, 2)))
base.reset()
base.trace_dispatch(Frame, 'strange', 1)
print base.trace_dispatch(Frame, 'c_call', 1) == base.trace_dispatch
base.quitting = 1
print base.trace_dispatch(Frame, 'line', 1)


def traced():
    debugger = Quits()
    debugger.set_trace()
    print 'not reached'


try:
    traced()
except bdb.BdbQuit:
    print 'quit'
