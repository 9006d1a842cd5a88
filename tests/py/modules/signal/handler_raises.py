import signal, time
class Timeout(Exception): pass
def handler(n, f): raise Timeout('late')
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    time.sleep(5)
except Timeout as e:
    print e  # expect: late
