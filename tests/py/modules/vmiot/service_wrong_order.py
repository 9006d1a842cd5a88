# oracle: none, services are of vmiotman
from vmiot import service

def attempt(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except (TypeError, ValueError, service.ServiceError) as e:
        print type(e).__name__, e

a = service.Service('a', id, needs=['b'])
attempt(service.Service, 'a', id)  # expect: ValueError there is already a service 'a'
attempt(service.start, 'a')  # expect: ValueError service 'a' needs 'b', which is no service
print a.state  # expect: new
attempt(service.run)  # expect: ValueError service 'a' needs 'b', which is no service
service.Service('b', id, needs=['c'])
attempt(service.Service, 'c', id, needs=[a])  # expect: ValueError services need each other in a circle: a -> b -> c -> a
attempt(service.Service, 'me', id, needs=['me'])  # expect: ValueError services need each other in a circle: me -> me
attempt(service.get, 'c')  # expect: ServiceError there is no service 'c'
attempt(service.get('b').remove)  # expect: ServiceError service 'a' needs service 'b'
attempt(service.stop, 'a', timeout=-1)  # expect: ValueError timeout must be a number of seconds, 0 or more
attempt(service.service, 'a', 'b')  # expect: TypeError service() takes at most one positional argument, the name (2 given)
