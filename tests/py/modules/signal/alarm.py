import signal
print signal.alarm(100)  # expect: 0
print signal.alarm(0)  # expect: 100
signal.alarm('a')  # expect raises: TypeError: an integer is required
