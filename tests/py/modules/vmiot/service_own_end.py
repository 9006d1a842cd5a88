# oracle: none, services are of vmiotman
from vmiot import service
texts = []

def attempt(f, *args):
    try:
        f(*args)
    except service.ServiceError as e:
        texts.append(str(e))

def worker():
    attempt(service.stop, 'worker')
    attempt(service.stop, 'store')
    attempt(service.get('worker').join)
    attempt(service.stop_all)
    attempt(service.run)
    texts.append(service.stop('worker', 0))
    texts.append(service.wait())

service.Service('worker', worker, needs=['store'])
service.Service('store', service.wait)
service.start('worker')
print service.get('worker').join()  # expect: True
for text in texts:
    print text
# expect: service 'worker' cannot wait for its own end; a timeout of 0 does not wait
# expect: service 'worker' cannot wait for its own end; a timeout of 0 does not wait
# expect: service 'worker' cannot wait for its own end; a timeout of 0 does not wait
# expect: service 'worker' cannot wait for its own end; a timeout of 0 does not wait
# expect: a service cannot wait for the end of all services
# expect: False
# expect: True
