# oracle: none, services are of vmiotman
from vmiot import service

@service.service
def worker():
    service.wait()
    print 'stopped'  # expect: stopped

service.start('worker')
while not service.get('worker').up:
    pass
raise ValueError('main')  # expect raises: ValueError: main
