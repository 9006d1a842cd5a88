import signal, os
print signal.getsignal(signal.SIGINT)  # expect: <built-in function default_int_handler>
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print 'interrupted'  # expect: interrupted
signal.default_int_handler()  # expect raises: KeyboardInterrupt
