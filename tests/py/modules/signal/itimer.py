import signal, time
hits = []
signal.signal(signal.SIGALRM, lambda n, f: hits.append(n))
print signal.setitimer(signal.ITIMER_REAL, 0.3)  # expect: (0.0, 0.0)
signal.pause()
print hits, signal.getitimer(signal.ITIMER_REAL)  # expect: [14] (0.0, 0.0)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
while len(hits) < 4: time.sleep(1)
signal.setitimer(signal.ITIMER_REAL, 0)
print hits[:4]  # expect: [14, 14, 14, 14]
signal.setitimer(9, 1)  # expect raises: signal.ItimerError: [Errno 22] Invalid argument
