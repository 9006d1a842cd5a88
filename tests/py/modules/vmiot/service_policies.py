# oracle: none, services are of vmiotman
from vmiot import service
service.set_reporter(None)

def fails():
    raise KeyError('x')

def ends():
    pass

def leaves():
    raise SystemExit(3)

for restart in 'always', 'on-failure', 'never':
    for f in fails, ends, leaves:
        service.Service(restart + ' ' * 0 + '/' + f.__name__, f, restart=restart, backoff=0, max_restarts=2)
print service.run()  # expect: False
for s in service.services():
    print s.name, s.state, s.restarts, s.failures, s.status()['ended']
# expect: always/fails failed 2 3 KeyError: 'x'
# expect: always/ends failed 2 0 came to its end
# expect: always/leaves failed 2 3 exit status 3
# expect: on-failure/fails failed 2 3 KeyError: 'x'
# expect: on-failure/ends ended 0 0 came to its end
# expect: on-failure/leaves failed 2 3 exit status 3
# expect: never/fails failed 0 1 KeyError: 'x'
# expect: never/ends ended 0 0 came to its end
# expect: never/leaves failed 0 1 exit status 3
