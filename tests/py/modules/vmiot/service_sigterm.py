# oracle: none, services are of vmiotman
# SIGTERM stops the services of a program that waits in run(), and lets it end well.
# process: signals
import os, signal
from vmiot import service

@service.service
def worker():
    os.kill(os.getpid(), signal.SIGTERM)
    service.wait()
    print 'asked'  # expect: asked

print service.run()  # expect: True
