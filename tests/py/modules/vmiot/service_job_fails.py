# oracle: none, services are of vmiotman
# expect stderr: ValueError: boom
from vmiot import service

def bad():
    raise ValueError('boom')

def eats():
    x = []
    while True:
        x.append('a' * 1000)

if __name__ == '__main__':
    service.set_reporter(None)
    service.Service('bad', bad, job='isolate', backoff=0, max_restarts=3)
    service.Service('eats', eats, job='isolate', restart='never', quotas={'instructions': 100000})
    service.Service('gone', 'no_such_module:main', job='isolate', restart='never')
    service.Service('lambda', lambda: None, job='isolate', restart='never')
    print service.run()
    for s in service.services():
        print s.name, s.state, s.restarts, s.status()['ended']
    print s.error.type, service.get('bad').error.traceback[0][1:]
# expect: False
# expect: bad failed 3 ValueError: boom
# expect: eats failed 0 quota: instructions
# expect: gone failed 0 ImportError: No module named no_such_module
# expect: lambda failed 0 ValueError: a lambda cannot be the target of a job: no name leads to it
# expect: ValueError (6, 'bad', "raise ValueError('boom')")
