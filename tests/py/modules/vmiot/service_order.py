# oracle: none, services are of vmiotman
from vmiot import service
log = []

def worker():
    log.append('start ' + service.current().name)
    service.wait()
    log.append('end ' + service.current().name)

service.Service('web', worker, needs=['store', 'cache'])
service.Service('cache', worker)
service.Service('store', worker, needs=['disk'])
service.Service('disk', worker)
service.start('web')
while len(log) < 4:
    pass
print log  # expect: ['start disk', 'start store', 'start cache', 'start web']
del log[:]
print service.stop('store')  # expect: True
print log  # expect: ['end web', 'end store']
print service.stop_all()  # expect: True
print log[2:]  # expect: ['end cache', 'end disk']
print [s.state for s in service.services()]  # expect: ['stopped', 'stopped', 'stopped', 'stopped']
