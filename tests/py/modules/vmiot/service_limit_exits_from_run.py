# oracle: none, services are of vmiotman
# expect exit: 9
from vmiot import service
service.set_reporter(None)

def bad():
    raise ValueError('boom')

def good():
    service.wait()
    print 'good asked'  # expect: good asked

service.Service('good', good)
service.Service('bad', bad, needs=['good'], backoff=0, max_restarts=2, on_limit='exit', exit_code=9)
service.run()
