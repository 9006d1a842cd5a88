# An exception in the trace function ends tracing and goes through the traced frame.
import sys
def f():
    x = 1
    return x
def on_line(frame, event, arg):
    if event == 'line':
        raise KeyError('line')
    return on_line
def on_call(frame, event, arg):
    raise KeyError('call')
def none(frame, event, arg):
    seen.append(event)
def attempt(tracer):
    sys.settrace(tracer)
    try:
        return f()
    except KeyError, e:
        return 'KeyError %s' % e
    finally:
        left = sys.gettrace()
        sys.settrace(None)
        results.append(left is None)
results = []
seen = []
print attempt(on_line)  # expect: KeyError 'line'
print attempt(on_call)  # expect: KeyError 'call'
print results  # expect: [True, True]
print attempt(none), seen, results  # expect: 1 ['call'] [True, True, False]
def change(frame, event, arg):
    if event == 'line':
        names.append(sorted(frame.f_locals))
    return change
names = []
attempt(change)
print names[:2]  # expect: [[], ['x']]
