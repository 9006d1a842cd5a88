# oracle: none, services are of vmiotman
from vmiot import service
service.set_reporter(None)

def store():
    raise IOError('no disk')

service.Service('store', store, restart='never', heartbeat=10)
web = service.Service('web', lambda: None, needs=['store'])
print service.run(), web.state, web.error.message  # expect: False failed it needs 'store', which has failed
