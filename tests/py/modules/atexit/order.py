import atexit
def note(*args): raise SystemExit
f = atexit.register(note, 1, k=2)
print f is note, atexit._exithandlers[-1][1:], len(atexit._exithandlers)  # expect: True ((1,), {'k': 2}) 1
atexit._exithandlers.pop()
