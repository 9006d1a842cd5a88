import sys, threading
seen = []
def trace(frame, event, arg):
    if frame.f_code.co_name == 'f': seen.append(event)
    return trace
def f():
    x = 1
threading.settrace(trace)
t = threading.Thread(target=f)
t.start()
t.join()
threading.settrace(None)
print seen, sys.gettrace()     # expect: ['call', 'line', 'return'] None
t = threading.Thread(target=f)
t.start()
t.join()
print len(seen)     # expect: 3
