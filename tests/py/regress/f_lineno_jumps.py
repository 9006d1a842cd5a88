# A line trace function moves the frame to another line.
import sys
def jump(f, start, to):
    out = []
    first = f.func_code.co_firstlineno
    done = []
    def trace(frame, event, arg):
        if frame.f_code is not f.func_code:
            return None
        if event == 'line' and frame.f_lineno == first + start and not done:
            done.append(1)
            try:
                frame.f_lineno = first + to if isinstance(to, int) else to
            except ValueError, e:
                print 'ValueError', e
        return trace
    sys.settrace(trace)
    try:
        f(out)
    except Exception, e:
        print type(e).__name__, e
    finally:
        sys.settrace(None)
    print out
def plain(out):
    out.append(1)
    out.append(2)
    out.append(3)
def loop(out):
    out.append(1)
    for i in 1, 2:
        out.append(10 + i)
    out.append(4)
def tried(out):
    try:
        out.append(2)
    finally:
        out.append(4)
    out.append(5)
def excepted(out):
    try:
        1 / 0
    except ZeroDivisionError:
        out.append(4)
    out.append(5)
class Ctx(object):
    def __init__(self, out):
        self.out = out
    def __enter__(self):
        self.out.append('in')
    def __exit__(self, *a):
        self.out.append('out')
def withed(out):
    for i in 1, 2:
        with Ctx(out):
            out.append(3)
        out.append(4)
    out.append(5)
jump(plain, 1, 3)
jump(plain, 3, 1)
jump(plain, 2, 'x')
jump(plain, 2, -100)
jump(plain, 2, 1000)
jump(loop, 3, 4)
jump(loop, 1, 3)
jump(tried, 2, 5)
jump(tried, 4, 5)
jump(tried, 1, 4)
jump(excepted, 4, 3)
jump(excepted, 2, 5)
jump(withed, 3, 5)
jump(withed, 3, 4)
jump(withed, 4, 3)
try:
    sys._getframe().f_lineno = 3
except ValueError, e:
    print e
