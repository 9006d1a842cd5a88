# oracle: none, services are of vmiotman
# What standard error shows without a reporter, and what a reporter of the program gets.
import time
from vmiot import service

def fails():
    raise ValueError('boom')

service.Service('one', fails, restart='never')
service.run()
time.sleep(0.01)
# expect stderr: vmiotman: service 'one' failed (ValueError: boom) and is not restarted
# expect stderr:     raise ValueError('boom')
texts = []
service.set_reporter(texts.append)
service.Service('two', fails, backoff=0, max_restarts=1)
service.run()
time.sleep(0.01)
for text in texts:
    print text.split('\n')[0]
# expect: service 'two' failed (ValueError: boom), restarts at once
# expect: service 'two' failed (ValueError: boom) and was restarted 1 times in 60 s: given up
service.set_reporter(3)  # expect raises: TypeError: the reporter must be callable, or None
