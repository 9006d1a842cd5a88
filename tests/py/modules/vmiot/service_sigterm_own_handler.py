# oracle: none, services are of vmiotman
# A handler of the program goes before.
# process: signals
import os, signal, time
from vmiot import service

def handler(n, frame):
    print 'handled', n

signal.signal(signal.SIGTERM, handler)
service.Service('worker', service.wait).start()
os.kill(os.getpid(), signal.SIGTERM)
time.sleep(0.02)
print service.get('worker').state
# expect: handled 15
# expect: running
