# oracle: none, services are of vmiotman
from vmiot import service

def attempt(**settings):
    try:
        service.Service('s', id, **settings)
    except (TypeError, ValueError) as e:
        print type(e).__name__, e

attempt(job='cloud')  # expect: ValueError job must be 'isolate', 'worker' or None
attempt(job='isolate', quotas=3)  # expect: TypeError quotas must be a dict
attempt(job='isolate', quotas={'colour': 3})  # expect: ValueError quotas may have the keys instructions, seconds, memory, handles
attempt(job='isolate', quotas={'memory': 0})  # expect: ValueError quota 'memory' must be positive, not 0
attempt(job='isolate', quotas={'memory': 'x'})  # expect: TypeError quota 'memory' must be a number, not str
attempt(quotas={'memory': 1000000})  # expect: ValueError only a service that is a job can have quotas
print service.services()  # expect: []
