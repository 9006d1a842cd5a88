# The code of everything that has some; what has none.
import dis
import sys
import types


def outer(x, y=(1, 2)):
    def inner():
        return x
    for i in range(3):
        try:
            print i
        except ValueError:
            pass

    with inner() as z:
        z.a[1:2] = -i


class Old:
    value = 1

    def method(self):
        return 1

    class Inner:
        def deep(self):
            pass


class New(object):
    def method(self):
        return 2

    @classmethod
    def of_class(cls):
        pass

    shown = property(lambda self: 1)
    later = lambda self: 3


code = outer.func_code
# The text of a code object has its address.
quiet = types.CodeType(code.co_argcount, code.co_nlocals, code.co_stacksize, code.co_flags, code.co_code,
                       tuple('inner' if isinstance(each, types.CodeType) else each for each in code.co_consts),
                       code.co_names, code.co_varnames, code.co_filename, code.co_name, code.co_firstlineno,
                       code.co_lnotab, code.co_freevars, code.co_cellvars)
print dis.dis(quiet)
dis.disco(quiet, 15)
made = types.ModuleType('made')
made.f, made.C, made.n, made.t, made.bad = Old.__dict__['method'], Old, 5, int, New().method
for case in (Old, New, Old(), New().method, New.method, made, code.co_code, code.co_consts[1]):
    print '---', type(case)
    dis.dis(case)


class Odd:
    func_code = None


class Holder(object):
    code = Odd


class Empty(object):
    __slots__ = ()


dis.dis(Holder)
for case in (5, u'x', [], Odd(), Empty(), object(), staticmethod(outer), len, sys._getframe(), iter('')):
    try:
        dis.dis(case)
    except TypeError as error:
        print error


def fail():
    return int(
        'x')


def fail_below():
    fail()


try:
    fail_below()
except ValueError:
    trace = sys.exc_info()[2]
for function in (dis.dis, dis.distb):
    try:
        function()
    except RuntimeError as error:
        print error
dis.distb(trace.tb_next)
sys.last_traceback = trace
dis.dis()
for arguments in ((5,), ('x',)):
    for function in (dis.distb, dis.disassemble, dis.disassemble_string, dis.findlabels):
        try:
            print function(*arguments)
        except (AttributeError, IndexError, TypeError) as error:
            print error
