import signal, os
seen = []
def handler(number, frame):
    seen.append((number, frame.f_code.co_name))
print signal.signal(signal.SIGUSR1, handler)  # expect: 0
os.kill(os.getpid(), signal.SIGUSR1)
print seen  # expect: [(10, '<module>')]
print signal.getsignal(signal.SIGUSR1) is handler  # expect: True
signal.signal(signal.SIGUSR1, signal.SIG_DFL)
print signal.getsignal(signal.SIGUSR1)  # expect: 0
