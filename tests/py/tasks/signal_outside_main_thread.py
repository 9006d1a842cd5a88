import signal, threading
def f():
    for g in lambda: signal.signal(signal.SIGUSR1, signal.SIG_DFL), lambda: signal.set_wakeup_fd(-1):
        try: g()
        except ValueError, e: print e
t = threading.Thread(target=f)
t.start()
# expect: signal only works in main thread
# expect: set_wakeup_fd only works in main thread
t.join()
