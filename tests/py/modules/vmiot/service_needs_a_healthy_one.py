# oracle: none, services are of vmiotman
from vmiot import service
log = []

def store():
    log.append('store begins')
    service.wait(0.02)
    log.append('store is up')
    service.beat()
    service.wait()

def web():
    log.append('web begins')

service.Service('web', web, needs=['store'])
service.Service('store', store, heartbeat=10)
service.start('web')
print service.get('web').join()  # expect: True
print log  # expect: ['store begins', 'store is up', 'web begins']
