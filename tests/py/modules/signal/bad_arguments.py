import signal
for args in ((99, 0), (0, 0), (9, 0), (1, 4)):
    try:
        signal.signal(*args)
    except Exception as e:
        last = '%s: %s' % (type(e).__name__, e)
print last  # expect: TypeError: signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
signal.getsignal(65)  # expect raises: ValueError: signal number out of range
