# oracle: none, services are of vmiotman
import time
from vmiot import service
log = []

@service.service
def worker():
    log.append(service.wait(0.001))
    log.append(service.stopping())
    log.append(service.wait())
    log.append(service.stopping())

service.start('worker')
while len(log) < 2:
    time.sleep(0.001)
print service.stop('worker', timeout=10), log  # expect: True [False, False, True, True]
print service.stopping(), service.current()  # expect: False None
service.wait(0)  # expect raises: vmiot.service.ServiceError: the calling thread is no service
