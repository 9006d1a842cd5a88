# oracle: none, services are of vmiotman
# A main program that is somewhere else ends as by sys.exit(143).
# process: signals
# expect exit: 143
import os, signal, time
from vmiot import service

@service.service
def worker():
    os.kill(os.getpid(), signal.SIGTERM)
    service.wait()
    print 'asked'

service.start('worker')
try:
    time.sleep(60)
finally:
    print 'finally'
# expect: finally
# expect: asked
