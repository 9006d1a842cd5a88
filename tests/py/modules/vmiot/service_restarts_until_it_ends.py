# oracle: none, services are of vmiotman
from vmiot import service
service.set_reporter(None)
runs = []

@service.service('flaky', backoff=0)
def flaky():
    runs.append(service.current().restarts)
    if len(runs) < 4:
        raise ValueError('run %d' % len(runs))

print service.run()  # expect: True
print runs  # expect: [0, 1, 2, 3]
s = service.get('flaky')
print s.state, s.restarts, s.failures, s.uptime  # expect: ended 3 3 None
print s.error.type, s.error.message  # expect: ValueError run 3
path, line, function, text = s.error.traceback[0]
print line, function, text  # expect: 10 flaky raise ValueError('run %d' % len(runs))
