# oracle: none, services are of vmiotman
# More failures than allowed end the program, wherever it is, with the exit code asked for.
# expect exit: 7
# expect stderr: vmiotman: service 'bad' failed (ValueError: boom) and was restarted 2 times in 60 s: the program ends
import time
from vmiot import service

def bad():
    raise ValueError('boom')

service.Service('bad', bad, backoff=0, max_restarts=2, on_limit='exit', exit_code=7)
service.start('bad')
try:
    time.sleep(60)
finally:
    print 'cleanup'  # expect: cleanup
