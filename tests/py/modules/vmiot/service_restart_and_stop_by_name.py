# oracle: none, services are of vmiotman
from vmiot import service
runs = []

@service.service
def worker():
    runs.append(1)
    service.wait()

service.start('worker')
worker = service.get('worker')
while not runs:
    pass
service.restart('worker')
while len(runs) < 2:
    pass
print worker.state, worker.up, worker.restarts, worker.failures  # expect: running True 1 0
print worker.stop(), worker.state, worker.stopping  # expect: True stopped True
print worker.join(), worker.remove(), service.services()  # expect: True None []
