# oracle: none, services are of vmiotman
# Targets as texts are looked up at each start; what cannot be imported is a failure like any other.
from vmiot import service
service.set_reporter(None)
service.Service('a', 'os.path:join', args=('a', 'b'))
service.Service('b', 'no_such_module:main', restart='never')
service.Service('c', 'os.path:no_such_function', restart='never')
print service.run()  # expect: False
for name in 'abc':
    print name, service.get(name).state, service.get(name).error and service.get(name).error[:2]
# expect: a ended None
# expect: b failed ('ImportError', 'No module named no_such_module')
# expect: c failed ('AttributeError', "'module' object has no attribute 'no_such_function'")
