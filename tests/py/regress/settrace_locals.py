# What a trace function does to f_locals acts on the variables: of functions, of cells, deleted ones; f_trace set late.
import sys

jumped = []


def plain(x):
    y = 1
    y = 2
    print x, y
    return x


def trace_plain(frame, event, arg):
    if frame.f_code.co_name != 'plain':
        return
    at = frame.f_lineno - frame.f_code.co_firstlineno
    print event, at, sorted(frame.f_locals.items())
    if event == 'return':
        frame.f_locals['__return__'] = arg
        print sorted(frame.f_locals)
    if event == 'line' and at == 2:
        exec 'x = 99; z = 1' in frame.f_globals, frame.f_locals
        names = frame.f_locals
        names['x'] = 77
    if event == 'line' and at == 1 and not jumped:
        jumped.append(1)
        frame.f_lineno += 2
    return trace_plain


def cells(a):
    b = 1

    def inner():
        return b, a
    c = 2
    exec 'd=1' in locals()
    inner()
    print sorted(locals())
    return b, c


def trace_cells(frame, event, arg):
    if frame.f_code.co_name in ('cells', 'inner'):
        names = frame.f_locals
        for name in ('a', 'b'):
            if name in names:
                names[name] = name * 3
        if 'c' in names and event == 'line' and frame.f_lineno == cells.func_code.co_firstlineno + 8:
            del names['c']
        names['new'] = 1
        return trace_cells


def traced(function, trace, *args):
    sys.settrace(trace)
    try:
        print function(*args)
    except UnboundLocalError as error:
        print error
    finally:
        sys.settrace(None)


traced(plain, trace_plain, 1)
traced(plain, trace_plain, 3)
traced(cells, trace_cells, 1)


def inner():
    caller = sys._getframe(1)
    caller.f_trace = lambda *args: None
    return caller.f_lineno - caller.f_code.co_firstlineno


def outer():
    pass
    return inner()


def again(frame, event, arg):
    if event == 'line':
        # The switch to another function while this one runs: what it calls is not traced either.
        sys.settrace(None)
        sys.settrace(again)
        inner()
    seen.append(event)
    return again


seen = []
sys.settrace(lambda *args: None)
print outer()
sys.settrace(again)
outer()
sys.settrace(None)
print seen
