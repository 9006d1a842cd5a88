# oracle: none, services are of vmiotman
from vmiot import service
got = []

def worker(*args, **kwargs):
    got.append((args, kwargs))

service.Service('a', worker, (1, 'x'), {'k': 2})
service.Service(target=worker, name='b', args=[3])
service.run()
print got  # expect: [((1, 'x'), {'k': 2}), ((3,), {})]
