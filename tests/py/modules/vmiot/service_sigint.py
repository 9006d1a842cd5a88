# oracle: none, services are of vmiotman
# Ctrl-C stops the services and ends run(); a second one does not wait for the grace time.
# process: signals
import os, signal, time
from vmiot import service

@service.service(grace=60)
def worker():
    os.kill(os.getpid(), signal.SIGINT)
    service.wait()
    try:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(60)
    finally:
        print 'killed'  # expect: killed

print service.run()  # expect: True
