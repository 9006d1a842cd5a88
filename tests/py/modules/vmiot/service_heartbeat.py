# oracle: none, services are of vmiotman
# A thread that hangs shows no sign of life and is started again.
import time
from vmiot import service
service.set_reporter(None)

def worker():
    if service.current().restarts:
        return
    for i in range(3):
        service.beat()
        time.sleep(0.001)
    time.sleep(60)

service.Service('worker', worker, heartbeat=0.05, grace=0, backoff=0)
print service.run()  # expect: True
print service.get('worker').error.message  # expect: killed: not healthy: no sign of life for 0.05 s
